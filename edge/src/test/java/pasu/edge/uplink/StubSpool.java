package pasu.edge.uplink;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import pasu.edge.spool.CameraSpool;
import pasu.edge.spool.Found;
import pasu.edge.spool.Loaded;
import pasu.edge.spool.Saved;
import pasu.edge.spool.Saved.Outcome;
import pasu.edge.spool.Saving;
import pasu.edge.time.ClipClock;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.clip.IndexEntry;
import pasu.protocol.frame.Frame;

/** A disk in memory, which works, is full or fails as a test says; answers at once. */
final class StubSpool implements CameraSpool {

  final List<Frame> kept = new ArrayList<>();
  Outcome outcome = Outcome.KEPT;
  boolean claimed;

  @Override
  public List<Found> found() {
    return List.of();
  }

  @Override
  public void leave(Found clip) {}

  @Override
  public void save(Saving saving, Consumer<Saved> done) {
    if (outcome == Outcome.KEPT) {
      kept.addAll(saving.frames());
      done.accept(new Saved(outcome, saving.frames().stream().map(StubSpool::entry).toList()));
    } else {
      done.accept(new Saved(outcome));
    }
  }

  @Override
  public void load(String clip, List<IndexEntry> frames, Consumer<Loaded> done) {
    List<Long> numbers = frames.stream().map(IndexEntry::frame).toList();
    List<Frame> read = kept.stream().filter(frame -> numbers.contains(frame.number())).toList();
    done.accept(new Loaded(read, List.of()));
  }

  @Override
  public void remove(String clip) {}

  @Override
  public boolean isTurn(Instant startedAt, Runnable wake) {
    claimed = true;
    return true;
  }

  @Override
  public void rest() {
    claimed = false;
  }

  @Override
  public void clockIs(ClipClock now) {}

  @Override
  public void importance(int importance) {}

  @Override
  public List<Alarm> alarms() {
    return List.of();
  }

  private static IndexEntry entry(Frame frame) {
    return IndexEntry.describing(frame.number(), 0, frame.captureMicros(), frame.jpeg());
  }
}
