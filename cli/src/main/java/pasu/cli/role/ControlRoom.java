package pasu.cli.role;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import pasu.access.Access;
import pasu.cli.CommandFailure;
import pasu.cli.client.TokenFile;
import pasu.control.ControlPlane;
import pasu.control.ControlPlaneOptions;
import pasu.database.DatabaseOptions.PostgresDatabase;
import pasu.protocol.NodeMessage.StandsOn;
import pasu.scaling.AgentLauncher;

/** A control plane and its data folder, the same in every process that has one. */
public final class ControlRoom {

  private final PasuFolder folder;
  private final ControlPlane controlPlane;

  private ControlRoom(PasuFolder folder, ControlPlane controlPlane) {
    this.folder = folder;
    this.controlPlane = controlPlane;
  }

  /**
   * Opens both, creating what is not there, and leaves the operator's token in the folder; blocks.
   *
   * @param choices what differs from the defaults
   * @param closings where it adds how to close them
   * @throws CommandFailure in one sentence
   */
  public static ControlRoom open(
      Path data,
      UnaryOperator<ControlPlaneOptions> choices,
      AgentLauncher launcher,
      Closings closings,
      InstantSource clock) {
    ControlPlaneOptions options = choices.apply(ControlPlaneOptions.in(data));
    PasuFolder folder = folder(data, options);
    closings.add("data folder", () -> done(folder::close));
    ControlPlane controlPlane = ControlPlane.open(options, launcher, clock);
    closings.add("database", () -> done(controlPlane::close));
    ControlRoom room = new ControlRoom(folder, controlPlane);
    room.leaveToken();
    return room;
  }

  /** Several control planes may have one folder, where none of them keeps the truth in it. */
  private static PasuFolder folder(Path data, ControlPlaneOptions options) {
    return options.database() instanceof PostgresDatabase
        ? PasuFolder.openShared(data)
        : PasuFolder.open(data);
  }

  public PasuFolder folder() {
    return folder;
  }

  /** To be deployed, each once, in this order. */
  public List<Deployable> verticles() {
    return controlPlane.verticles();
  }

  /** Whether this control plane decides for all, now. */
  public boolean leads() {
    return controlPlane.leads();
  }

  /** What it stands on. */
  StandsOn standing() {
    return controlPlane.standing();
  }

  /** Completes when a control plane on another database is heard that came first. */
  Future<StandsOn> olderStranger() {
    return controlPlane.olderStranger();
  }

  /**
   * Draws a token for a sign-in link.
   *
   * @param always also when somebody has signed in before
   */
  public Optional<String> signInToken(boolean always) {
    Access access = controlPlane.access();
    return always ? Optional.of(access.signInToken()) : access.firstSignInToken();
  }

  /** Again where another control plane of this folder has drawn one meanwhile: this one is void. */
  private void leaveToken() {
    Path file = folder.tokenFile();
    try {
      while (!isToken(file)) {
        TokenFile.write(file, controlPlane.access().adminToken(folder.id()));
      }
    } catch (IOException e) {
      throw CommandFailure.failed(
          "the operator's token cannot be left in %s (%s); make the folder writable"
              .formatted(file, e));
    }
  }

  private boolean isToken(Path file) {
    return Files.exists(file) && controlPlane.access().isAdminToken(TokenFile.read(file));
  }

  private static Future<Void> done(Runnable step) {
    step.run();
    return Future.succeededFuture();
  }
}
