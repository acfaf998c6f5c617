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
 * What {@code edge.yaml} says, checked. The camera's name is not in it: that is of the secret. Nor
 * is the folder of both: unit, purge and {@code enrol} know one only.
 *
 * @param sensor for {@link Sensors#parse}, which accepts it
 * @param servers gateways, tried in turn; none for the one that the edge was enrolled at
 * @param certificate in PEM, that may be read; null for none
 * @param preRoll how much of a clip is from before its detection
 * @param spoolMebibytes of disk for clips that no agent has taken yet
 */
record Settings(
    CameraSource camera,
    String sensor,
    List<URI> servers,
    @Nullable Path certificate,
    Duration preRoll,
    int spoolMebibytes) {

  static final List<String> KEYS =
      List.of("camera", "sensor", "server", "certificate", "pre-roll", "spool");

  /** A key that was, and may stand there with the one folder it can mean. */
  private static final String FORMER = "data";

  private static final Duration LONGEST_PRE_ROLL = Duration.ofSeconds(60);
  private static final int MIN_SPOOL = 16;
  private static final int MAX_SPOOL = 1 << 20;

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException naming file, line, value, and what to write instead
   */
  static Settings read(Path file) {
    YamlFile yaml = YamlFile.read(file, KEYS, FORMER);
    String _ = yaml.value(FORMER, PasuEdge.FOLDER, Settings::folder);
    return new Settings(
        yaml.value("camera", "v4l2:/dev/video0", CameraSources::parse),
        yaml.value("sensor", "motion:", Settings::sensor),
        yaml.value("server", "", words -> words.isEmpty() ? List.of() : Servers.parse(words)),
        yaml.optional("certificate", Settings::certificate),
        yaml.value("pre-roll", "5s", Settings::preRoll),
        yaml.value("spool", "2048", Settings::spool));
  }

  /**
   * For the camera that the edge was enrolled as.
   *
   * @param data the folder of its secret and its spool
   */
  LoneEdgeOptions of(EdgeIdentity identity, Path data) {
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

  private static String folder(String words) {
    if (!words.equals(PasuEdge.FOLDER)) {
      throw new IllegalArgumentException(
          "secret and clips are in %s and nowhere else, but this says \"%s\"; move them there, mount another disk there where it is to be one, and remove this line"
              .formatted(PasuEdge.FOLDER, words));
    }
    return words;
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
