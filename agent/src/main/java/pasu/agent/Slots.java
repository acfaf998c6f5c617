package pasu.agent;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import pasu.protocol.AgentMessage;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Terms;

/**
 * Who streams here, and whether somebody else may. The agent's word is final: nobody else counts.
 * One thread only.
 */
final class Slots {

  /** Cameras whose newest epoch is remembered; the oldest are forgotten first. */
  private static final int EPOCHS_KEPT = 10_000;

  private static final int GONE = 410;

  private final AgentOptions options;
  private final StreamPort port;
  private final Function<Terms, Stream> opener;
  private final Map<String, Stream> streams = new LinkedHashMap<>();
  private final LinkedHashMap<String, Long> epochs = new LinkedHashMap<>();
  private boolean draining;

  /**
   * All free.
   *
   * @param opener begins the stream of these terms
   */
  Slots(AgentOptions options, StreamPort port, Function<Terms, Stream> opener) {
    this.options = options;
    this.port = port;
    this.opener = opener;
  }

  /**
   * Gives the camera a slot, or the one it has.
   *
   * @throws Refusal with code 409 when full or draining, or when a site that shares its agent with
   *     no other would share it; 410 when this epoch is over
   */
  Stream admit(Terms terms) {
    Stream before = streams.get(terms.camera());
    if (before != null && before.terms().epoch() == terms.epoch() && !before.isDeaf()) {
      return before;
    }
    refuseEndedEpoch(terms);
    refuseWhenDraining();
    refuseToShare(terms);
    Stream stream = before == null ? begin(terms) : renew(before, terms);
    remember(terms);
    return stream;
  }

  /** Frees the slot, unless the camera streams under another epoch; says whether it did. */
  boolean end(String camera, long epoch) {
    Stream stream = streams.get(camera);
    if (stream == null || stream.terms().epoch() != epoch) {
      return false;
    }
    streams.remove(camera);
    stream.end();
    return true;
  }

  /** Admits no more cameras; those that stream go on. */
  void drain() {
    draining = true;
  }

  void endAll() {
    draining = true;
    streams.values().forEach(Stream::end);
    streams.clear();
  }

  Optional<Stream> find(String camera) {
    return Optional.ofNullable(streams.get(camera));
  }

  Collection<Stream> streams() {
    return streams.values();
  }

  int used() {
    return streams.size();
  }

  boolean isFull() {
    return used() >= options.capacity();
  }

  AgentMessage.Agent describe(List<Alarm> alarms, AgentMessage.Datagrams datagrams) {
    List<AgentMessage.Stream> described = streams.values().stream().map(Stream::describe).toList();
    return new AgentMessage.Agent(
        options.id(),
        options.capacity(),
        draining,
        described,
        alarms,
        datagrams,
        dedicatedTo().orElse(null));
  }

  private Optional<String> dedicatedTo() {
    return streams.values().stream()
        .map(Stream::terms)
        .filter(Terms::dedicated)
        .map(Terms::site)
        .findFirst();
  }

  private Stream begin(Terms terms) {
    if (isFull()) {
      throw Refusal.conflict(
          "agent %s is full: all %d slots are taken".formatted(options.id(), options.capacity()));
    }
    Stream stream = opener.apply(terms);
    streams.put(terms.camera(), stream);
    return stream;
  }

  private Stream renew(Stream stream, Terms terms) {
    stream.renew(terms, port);
    return stream;
  }

  private void refuseEndedEpoch(Terms terms) {
    long known = epochs.getOrDefault(terms.camera(), 0L);
    if (terms.epoch() <= known) {
      throw new Refusal(
          GONE,
          "epoch %d of camera %s is over on agent %s, which knows %d; ask under a newer one"
              .formatted(terms.epoch(), terms.camera(), options.id(), known));
    }
  }

  /**
   * Refuses whatever is new.
   *
   * @throws Refusal with code 409 when draining
   */
  void refuseWhenDraining() {
    if (draining) {
      throw Refusal.conflict("agent %s is draining".formatted(options.id()));
    }
  }

  private void refuseToShare(Terms terms) {
    for (Stream stream : streams.values()) {
      Terms other = stream.terms();
      boolean stranger =
          !other.site().equals(terms.site()) && !other.camera().equals(terms.camera());
      if (stranger && (other.dedicated() || terms.dedicated())) {
        throw Refusal.conflict(
            "agent %s serves site %s, which does not share it with site %s"
                .formatted(options.id(), other.site(), terms.site()));
      }
    }
  }

  private void remember(Terms terms) {
    epochs.remove(terms.camera());
    epochs.put(terms.camera(), terms.epoch());
    if (epochs.size() > EPOCHS_KEPT) {
      epochs.pollFirstEntry();
    }
  }
}
