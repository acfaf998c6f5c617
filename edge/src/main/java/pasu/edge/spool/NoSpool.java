package pasu.edge.spool;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import pasu.edge.time.ClipClock;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.clip.IndexEntry;

/** What an edge without a disk has. */
final class NoSpool implements CameraSpool {

  @Override
  public List<Found> found() {
    return List.of();
  }

  @Override
  public void leave(Found clip) {}

  @Override
  public void save(Saving saving, Consumer<Saved> done) {
    done.accept(new Saved(Saved.Outcome.GONE));
  }

  @Override
  public void load(String clip, List<IndexEntry> frames, Consumer<Loaded> done) {
    done.accept(new Loaded(List.of(), frames.stream().map(IndexEntry::frame).toList()));
  }

  @Override
  public void remove(String clip) {}

  @Override
  public boolean isTurn(Instant startedAt, Runnable wake) {
    return true;
  }

  @Override
  public void rest() {}

  @Override
  public void clockIs(ClipClock now) {}

  @Override
  public void importance(int importance) {}

  @Override
  public List<Alarm> alarms() {
    return List.of();
  }
}
