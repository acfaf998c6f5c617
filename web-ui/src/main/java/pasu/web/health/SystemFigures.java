package pasu.web.health;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Stream;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.Clip;
import pasu.protocol.Clip.State;
import pasu.protocol.EdgeMessage.Camera;

/** What the control plane knows, as figures. */
record SystemFigures(List<Agent> agents, List<Camera> cameras, List<Clip> clips) {

  void write(Exposition to) {
    writeAgents(to);
    writeStreams(to);
    new DatagramFigures(agents).write(to);
    writeCameras(to);
    writeClips(to);
    writeAlarms(to);
  }

  private void writeAgents(Exposition to) {
    to.single("pasu_agents", "gauge", "Agents alive.", agents.size());
    to.family("pasu_slots", "gauge", "Slots by agent.");
    agents.forEach(agent -> to.sample(agent.capacity(), "agent", agent.id()));
    to.family("pasu_slots_free", "gauge", "Free slots by agent.");
    agents.forEach(agent -> to.sample(agent.freeSlots(), "agent", agent.id()));
    to.family("pasu_streams", "gauge", "Streams by agent.");
    agents.forEach(agent -> to.sample(agent.streams().size(), "agent", agent.id()));
  }

  private void writeStreams(Exposition to) {
    to.family("pasu_stream_frames", "gauge", "Frames complete since the stream began.");
    sample(to, Stream::frames);
    to.family("pasu_stream_frames_lost", "gauge", "Frames given up since the stream began.");
    sample(to, Stream::lost);
    to.family("pasu_stream_bytes_per_second", "gauge", "Over the last second.");
    sample(to, Stream::bytesPerSecond);
  }

  private void sample(Exposition to, ToLongFunction<Stream> figure) {
    for (Agent agent : agents) {
      for (Stream stream : agent.streams()) {
        to.sample(
            (double) figure.applyAsLong(stream), "agent", agent.id(), "camera", stream.camera());
      }
    }
  }

  private void writeCameras(Exposition to) {
    to.family("pasu_camera_online", "gauge", "Whether the camera's edge was heard of lately.");
    cameras.forEach(camera -> to.sample(camera.online() ? 1 : 0, "camera", camera.id()));
    to.family("pasu_camera_frames_per_second", "gauge", "Measured by the edge.");
    cameras.forEach(camera -> to.sample(camera.framesPerSecond(), "camera", camera.id()));
  }

  private void writeClips(Exposition to) {
    to.family("pasu_clips", "gauge", "Clips by state, of the latest 1,000.");
    for (State state : State.values()) {
      long count = clips.stream().filter(clip -> clip.state() == state).count();
      to.sample((double) count, "state", lower(state));
    }
    to.single(
        "pasu_clip_frames_missing",
        "gauge",
        "Frames that were captured but are not stored, of the latest 1,000 clips.",
        clips.stream().mapToInt(Clip::missing).sum());
    to.single(
        "pasu_clip_bytes", "gauge", "Stored frames' bytes, of the latest 1,000.", (double) bytes());
  }

  private void writeAlarms(Exposition to) {
    to.family("pasu_alarms", "gauge", "Alarms that are raised now.");
    agents.forEach(agent -> sample(to, agent.alarms()));
    cameras.forEach(camera -> sample(to, camera.alarms()));
  }

  private static void sample(Exposition to, List<Alarm> alarms) {
    alarms.forEach(alarm -> to.sample(1, "kind", lower(alarm.kind()), "source", alarm.source()));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private long bytes() {
    return clips.stream().mapToLong(Clip::bytes).sum();
  }
}
