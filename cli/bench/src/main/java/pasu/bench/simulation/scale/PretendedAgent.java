package pasu.bench.simulation.scale;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Stream;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Quit;

/** An agent that gives slots, but receives nothing. One thread only. */
final class PretendedAgent {

  private static final int PORT = 4_000;

  private final String name;
  private final int capacity;
  private final Map<String, Stream> streams = new LinkedHashMap<>();

  PretendedAgent(String name, int capacity) {
    this.name = name;
    this.capacity = capacity;
  }

  String name() {
    return name;
  }

  int streams() {
    return streams.size();
  }

  Admitted admit(Admit admit) {
    String camera = admit.terms().camera();
    if (!streams.containsKey(camera) && streams.size() >= capacity) {
      throw Refusal.conflict("%s is full".formatted(name));
    }
    @Nullable String clip = admit.detected() == null ? null : admit.detected().clip();
    streams.put(camera, new Stream(camera, admit.terms().epoch(), clip, 0, 0, 0, 0));
    return new Admitted(name, "127.0.0.1", PORT, 1);
  }

  boolean quit(Quit quit) {
    Stream stream = streams.get(quit.camera());
    return stream != null
        && stream.epoch() == quit.epoch()
        && streams.remove(quit.camera(), stream);
  }

  Agent says() {
    return new Agent(name, capacity, false, List.copyOf(streams.values()), List.of());
  }
}
