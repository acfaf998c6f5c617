package pasu.cli.up;

import java.util.Optional;
import java.util.StringJoiner;
import pasu.edge.CameraSpec;

/** What {@code pasu up} says once it runs. */
record Welcome(UpSettings settings, String url, Optional<String> signInToken) {

  private static final String TLS =
      "TLS       browsers ask whether to trust it; its SHA-256 fingerprint must be\n            %s";

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
    settings.door().fingerprint().map(TLS::formatted).ifPresent(lines::add);
    if (settings.door().isOverheard()) {
      lines.add("Careful   others can reach it, and http is not encrypted; add --tls");
    }
    lines.add("Try       ./pasu detect " + settings.cameras().getFirst().name());
    return lines.add("Stop      Ctrl-C").toString();
  }
}
