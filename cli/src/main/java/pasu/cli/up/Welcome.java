package pasu.cli.up;

import java.time.InstantSource;
import java.util.Optional;
import java.util.StringJoiner;
import pasu.edge.CameraSpec;
import pasu.web.tls.IdentitySource;
import pasu.web.tls.OwnCertificate;

/** What {@code pasu up} says once it runs. */
record Welcome(UpSettings settings, String url, Optional<String> signInToken) {

  @Override
  public String toString() {
    StringJoiner lines = new StringJoiner("\n  ", "", "\n");
    lines.add("Pasu keeps watch at " + url + "\n");
    signInToken.ifPresent(
        token -> lines.add("Sign in   %s/sign-in?token=%s  (once)".formatted(url, token)));
    for (CameraSpec camera : settings.cameras()) {
      lines.add(
          "Camera    %s: %s, %s"
              .formatted(camera.name(), camera.source().description(), camera.sensor()));
    }
    lines.add("Data      " + settings.data().toAbsolutePath().normalize());
    IdentitySource identity = settings.door().identity();
    if (identity instanceof OwnCertificate own) {
      lines.add("TLS       browsers ask whether to trust it; its SHA-256 fingerprint must be");
      lines.add("          " + own.current(InstantSource.system().instant()).fingerprint());
    }
    if (identity == null && settings.door().isOpenToOthers()) {
      lines.add("Careful   others can reach it, and http is not encrypted; add --tls");
    }
    lines.add("Try       ./pasu detect " + settings.cameras().getFirst().name());
    return lines.add("Stop      Ctrl-C").toString();
  }
}
