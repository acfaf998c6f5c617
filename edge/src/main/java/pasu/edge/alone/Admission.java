package pasu.edge.alone;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pasu.edge.link.EdgeIdentity;
import pasu.edge.link.Enrolment;
import pasu.edge.link.SecretFile;
import pasu.protocol.Invitation;

/**
 * How the edge of a folder is let in: a code is given for a secret, which stays in the folder.
 *
 * @param data the folder
 * @param servers where to go, given where the code says that its server is, or null
 * @param certificate in PEM, to trust instead of the code's pin; null for none
 */
public record Admission(
    Path data, Function<@Nullable URI, List<URI>> servers, @Nullable Path certificate) {

  /**
   * The code that was named, else the next line of {@code in}, where no list of processes shows it.
   *
   * @param prompt says what is waited for
   * @throws IllegalArgumentException in one sentence, where there is none
   */
  public static String code(@Nullable String named, InputStream in, PrintWriter prompt)
      throws IOException {
    if (named != null) {
      return named;
    }
    prompt.println("Code, as the page or ./pasu cameras add showed it:");
    prompt.flush();
    String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
    if (line == null) {
      throw new IllegalArgumentException("there is no code: name it, or give it to standard input");
    }
    return line;
  }

  /**
   * Completes with what came of it, in a sentence; fails with an {@link AdmissionException}.
   *
   * @throws IllegalArgumentException in one sentence, where no server is asked
   */
  public Future<String> by(String code, Vertx vertx) {
    EdgeFolder.create(data);
    Invitation invitation = Invitation.parse(code);
    URI server = servers.apply(invitation.server()).getFirst();
    return Enrolment.redeem(vertx, server, invitation, certificate)
        .compose(identity -> vertx.executeBlocking(() -> keep(identity)).map(_ -> words(identity)))
        .recover(why -> Future.failedFuture(new AdmissionException(why)));
  }

  private @Nullable Void keep(EdgeIdentity identity) throws IOException {
    try {
      new SecretFile(data).write(identity);
      return null;
    } catch (IOException e) {
      throw new IOException(
          "the secret cannot be kept in %s (%s), and the code is spent: mend that, and get another code"
              .formatted(data, e),
          e);
    }
  }

  private String words(EdgeIdentity identity) {
    String key = identity.pin() == null ? "" : ", and the key of " + identity.server();
    return "This is camera %s's edge now; its secret is in %s%s"
        .formatted(identity.camera(), data, key);
  }
}
