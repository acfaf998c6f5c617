package pasu.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pasu.protocol.AgentMessage.AgentLost;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.EdgeMessage.Fired;
import pasu.protocol.EdgeMessage.Watch;
import pasu.protocol.EdgeMessage.Watching;
import pasu.protocol.NodeMessage.Node;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.LiveWanted;
import pasu.protocol.StreamMessage.Quit;

/** What is said under a number is written down, and may only be added to: ADR 61. */
class ProtocolNumberTest {

  private static final Path RECORDS = Path.of("src/test/resources/pasu/protocol");
  private static final String WRITE = "pasu.protocol.write";

  /** What edges and gateways say to each other; {@code EdgeRights} has what edges may. */
  private static final List<Class<?>> OF_EDGES =
      List.of(
          EdgeAlive.class,
          CameraSettings.class,
          Detected.class,
          LiveWanted.class,
          Grant.class,
          Quit.class,
          Alarm.class,
          AgentLost.class,
          Fire.class,
          Fired.class,
          Watch.class,
          Watching.class);

  @Test
  void saysOnTheBusWhatIsWrittenDownForItsNumber() throws IOException {
    check("bus", Version.OWN, BusMessages.types());
  }

  @Test
  void saysToEdgesWhatIsWrittenDownForItsNumber() throws IOException {
    List<Class<?>> words = Arrays.asList(LinkWord.class.getPermittedSubclasses());
    check("link", Version.OF_EDGES, Stream.of(OF_EDGES, words).flatMap(List::stream).toList());
  }

  @Test
  void keepsTheSignOfLifeThatCodeOfEveryNumberMustUnderstand() {
    ProtocolShape lifeOfFirstNumber =
        ProtocolShape.parse(
            """
            pasu.protocol.NodeMessage$Node
              id: String
              leads: boolean
              protocol: int
              role: String
              since: Instant
              version: String
            """);

    assertThat(ProtocolShape.of(List.of(Node.class)).breaks(lifeOfFirstNumber)).isEmpty();
    assertThat(Addresses.NODES.address()).isEqualTo("pasu.nodes");
  }

  private static void check(String what, Version version, Collection<? extends Class<?>> roots)
      throws IOException {
    Path file = RECORDS.resolve("%s-%d.txt".formatted(what, version.protocol()));
    ProtocolShape now = ProtocolShape.of(roots);
    if (Files.exists(file)) {
      refuseBreaks(file, now.breaks(ProtocolShape.parse(Files.readString(file))));
    }
    if (Boolean.getBoolean(WRITE)) {
      Files.createDirectories(RECORDS);
      Files.writeString(file, now.text());
    }
    assertThat(file)
        .as("write it down by -D%s=true, and delete the record of the number before", WRITE)
        .exists();
    assertThat(now.text())
        .as("what was only added is written down, too: by -D%s=true", WRITE)
        .isEqualTo(Files.readString(file));
  }

  private static void refuseBreaks(Path file, List<String> breaks) {
    if (!breaks.isEmpty()) {
      fail(
          "not what %s says, so code of that number would not understand this code; raise the"
              + " number in Version (ADR 61), or make it so that it may be null:%n%s",
          file.getFileName(), String.join("\n", breaks));
    }
  }
}
