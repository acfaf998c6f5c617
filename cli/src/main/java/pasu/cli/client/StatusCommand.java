package pasu.cli.client;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.Clip;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.NodeMessage.Node;
import pasu.protocol.ScalingMessage.ScalingState;
import picocli.CommandLine.Command;

/** {@code pasu status}: whether all is well, on one screen. */
@Command(
    name = "status",
    description = "Says in a few lines whether all is well.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu status",
      "  ./pasu status --server http://nas:8080 --token-file nas.token --json"
    })
public final class StatusCommand extends ClientCommand {

  private static final String NODES = "/api/nodes";
  private static final String SCALING = "/api/scaling";
  private static final String ALARMS = "/api/alarms";
  private static final String LATEST = "/api/clips?limit=1";

  @Override
  String json(Server server) {
    return "{\"cameras\":%s,\"agents\":%s,\"scaling\":%s,\"nodes\":%s,\"alarms\":%s,\"latestClips\":%s}"
        .formatted(
            server.get("/api/cameras"),
            server.get("/api/agents"),
            server.get(SCALING),
            server.get(NODES),
            server.get(ALARMS),
            server.get(LATEST));
  }

  @Override
  String text(Server server) {
    List<Camera> cameras = Arrays.asList(server.get("/api/cameras", Camera[].class));
    Agent[] agents = server.get("/api/agents", Agent[].class);
    ScalingState scaling = server.get(SCALING, ScalingState.class);
    Table table =
        new Table("Pasu", server.base().toString())
            .row("cameras", cameras(cameras))
            .row("agents", agents(agents))
            .row("scaling", Words.fleet(scaling))
            .row("latest clip", latest(server.get(LATEST, Clip[].class)));
    for (Node node : server.get(NODES, Node[].class)) {
      table.row(node.role(), node(node));
    }
    String shortage = scaling.problem();
    if (shortage != null) {
      table.row("problem", shortage);
    }
    for (Camera camera : cameras) {
      Words.problems(camera).forEach(problem -> table.row("problem", camera.id() + ": " + problem));
    }
    Stream.of(
            Arrays.stream(server.get(ALARMS, Alarm[].class)),
            Arrays.stream(agents).flatMap(agent -> agent.alarms().stream()),
            cameras.stream().flatMap(camera -> camera.alarms().stream()))
        .flatMap(alarms -> alarms)
        .forEach(alarm -> table.row("alarm", alarm.source() + ": " + alarm.text()));
    return table.toString();
  }

  private static String node(Node node) {
    return "%s, version %s, since %s%s"
        .formatted(
            node.id(), node.version(), Words.time(node.since()), node.leads() ? ", leads" : "");
  }

  private static String cameras(List<Camera> cameras) {
    return "%d, %d online"
        .formatted(cameras.size(), cameras.stream().filter(Camera::online).count());
  }

  private static String agents(Agent[] agents) {
    int used = Arrays.stream(agents).mapToInt(agent -> agent.streams().size()).sum();
    int slots = Arrays.stream(agents).mapToInt(Agent::capacity).sum();
    return "%d, %d of %d slots used".formatted(agents.length, used, slots);
  }

  private static String latest(Clip[] clips) {
    return Arrays.stream(clips)
        .findFirst()
        .map(
            clip ->
                "%s, %s, %s, %s frames"
                    .formatted(
                        clip.camera(),
                        Words.time(clip.detectedAt()),
                        Words.lower(clip.state()),
                        Words.completeness(clip)))
        .orElse("none yet");
  }
}
