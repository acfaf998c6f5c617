package pasu.pi;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.edge.CameraSpec;
import pasu.edge.EdgeOptions;
import pasu.edge.alone.LoneEdgeOptions;
import pasu.edge.camera.CameraSource;
import pasu.edge.camera.CameraSources;
import pasu.edge.link.EdgeIdentity;
import pasu.edge.link.Servers;
import pasu.edge.option.Spans;
import pasu.edge.sensor.Sensors;

/**
 * What {@code edge.yaml} says, checked. The camera's name is not in it: that is of the secret.
 *
 * @param sensor for {@link Sensors#parse}, which accepts it
 * @param servers gateways, tried in turn; none for the one that the edge was enrolled at
 * @param certificate in PEM, that may be read; null for none
 * @param preRoll how much of a clip is from before its detection
 * @param data the folder of its secret and its spool
 * @param spoolMebibytes of disk for clips that no agent has taken yet
 */
record Settings(
    CameraSource camera,
    String sensor,
    List<URI> servers,
    @Nullable Path certificate,
    Duration preRoll,
    Path data,
    int spoolMebibytes) {

  static final List<String> KEYS =
      List.of("camera", "sensor", "server", "certificate", "pre-roll", "data", "spool");

  private static final Duration LONGEST_PRE_ROLL = Duration.ofSeconds(60);
  private static final int MIN_SPOOL = 16;
  private static final int MAX_SPOOL = 1 << 20;

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException naming file, line, value, and what to write instead
   */
  static Settings read(Path file) {
    YamlFile yaml = YamlFile.read(file, KEYS);
    return new Settings(
        yaml.value("camera", "v4l2:/dev/video0", CameraSources::parse),
        yaml.value("sensor", "motion:", Settings::sensor),
        yaml.value("server", "", words -> words.isEmpty() ? List.of() : Servers.parse(words)),
        yaml.optional("certificate", Settings::certificate),
        yaml.value("pre-roll", "5s", Settings::preRoll),
        yaml.value("data", "/var/lib/pasu-edge", Settings::folder),
        yaml.value("spool", "2048", Settings::spool));
  }

  /** For the camera that the edge was enrolled as. */
  LoneEdgeOptions of(EdgeIdentity identity) {
    String name = identity.camera();
    return new LoneEdgeOptions(
        new CameraSpec(name, camera, sensor),
        new EdgeOptions(name, "home", preRoll, EdgeOptions.DEFAULT_CLIP_LENGTH),
        servers(identity.server()),
        certificate,
        data,
        spoolMebibytes);
  }

  /**
   * Where to go.
   *
   * @param known where, unless the file says otherwise; null where nothing is known
   */
  List<URI> servers(@Nullable URI known) {
    if (servers.isEmpty() && known == null) {
      throw new IllegalArgumentException(
          "nothing says where the server is: write server: \"https://pasu.lan:8443\" into edge.yaml, or give all of the QR code's address as CODE");
    }
    return servers.isEmpty() && known != null ? List.of(known) : servers;
  }

  private static String sensor(String words) {
    Sensors.parse(words).close();
    return words;
  }

  private static Path certificate(String words) {
    Path file = Path.of(words);
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "there is no file %s that %s may read; name the server's certificate in PEM"
              .formatted(words, System.getProperty("user.name")));
    }
    return file;
  }

  private static Path folder(String words) {
    Path folder = Path.of(words);
    if (!folder.isAbsolute()) {
      throw new IllegalArgumentException(
          "\"%s\" must be a whole path, as in /var/lib/pasu-edge".formatted(words));
    }
    return folder;
  }

  private static Duration preRoll(String words) {
    return Spans.parse("the pre-roll", words, Duration.ZERO, LONGEST_PRE_ROLL);
  }

  private static int spool(String words) {
    int mebibytes = words.matches("\\d{1,7}") ? Integer.parseInt(words) : 0;
    if (mebibytes < MIN_SPOOL || mebibytes > MAX_SPOOL) {
      throw new IllegalArgumentException(
          "the spool must be %d to %d, in MiB, but is \"%s\""
              .formatted(MIN_SPOOL, MAX_SPOOL, words));
    }
    return mebibytes;
  }
}
