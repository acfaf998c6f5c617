package pasu.registration;

import java.util.HashMap;
import java.util.Map;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.Stream;

/** Which agent receives which camera. */
final class Streams {

  private Streams() {}

  /** Where two agents claim a camera, the newest epoch has it. */
  static Map<String, String> agentByCamera(Agents agents) {
    Map<String, String> agentByCamera = new HashMap<>();
    Map<String, Long> epochs = new HashMap<>();
    for (Agent agent : agents.agents()) {
      for (Stream stream : agent.streams()) {
        if (stream.epoch() >= epochs.getOrDefault(stream.camera(), 0L)) {
          epochs.put(stream.camera(), stream.epoch());
          agentByCamera.put(stream.camera(), agent.id());
        }
      }
    }
    return agentByCamera;
  }
}
