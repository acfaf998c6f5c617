package pasu.agent.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Drop;
import pasu.protocol.frame.Status;

/** The clips that come in under one lease, at most 64, and the latest that were acknowledged. */
final class ClipReceptions {

  private static final int MAX_CLIPS = Status.MAX_CLIPS;
  private static final int MAX_ACKNOWLEDGED = 256;

  private final Map<Integer, ClipReception> clips = new LinkedHashMap<>();
  private final Set<Integer> acknowledged = new LinkedHashSet<>();

  Collection<Map.Entry<Integer, ClipReception>> all() {
    return clips.entrySet();
  }

  @Nullable ClipReception find(int number) {
    return clips.get(number);
  }

  /** Finds or begins one; null where it is acknowledged, or there are too many. */
  @Nullable ClipReception begin(int number, long nowNanos) {
    ClipReception clip = clips.get(number);
    if (clip == null && clips.size() < MAX_CLIPS && !acknowledged.contains(number)) {
      clip = new ClipReception(nowNanos);
      clips.put(number, clip);
    }
    return clip;
  }

  boolean isAcknowledged(int number) {
    return acknowledged.contains(number);
  }

  void acknowledge(int number) {
    clips.remove(number);
    acknowledged.add(number);
    if (acknowledged.size() > MAX_ACKNOWLEDGED) {
      acknowledged.remove(acknowledged.iterator().next());
    }
  }

  /** Why a clip's piece is not wanted; null where it is. */
  @Nullable Drop refuse(Data data, long nowNanos) {
    ClipReception clip = begin(data.clipNumber(), nowNanos);
    if (clip == null) {
      return isAcknowledged(data.clipNumber()) ? Drop.DUPLICATE : Drop.NO_ROOM;
    }
    if (clip.has(data.frame())) {
      return Drop.DUPLICATE;
    }
    return clip.wants(data.frame()) ? null : Drop.STALE;
  }

  boolean areWaiting() {
    return clips.values().stream().anyMatch(ClipReception::isWaiting);
  }

  /** What a STATUS says of them. */
  List<Status.Stored> stored() {
    List<Status.Stored> stored = new ArrayList<>();
    clips.forEach(
        (number, clip) ->
            clip.durableThrough()
                .ifPresent(through -> stored.add(new Status.Stored(number, through))));
    return stored;
  }
}
