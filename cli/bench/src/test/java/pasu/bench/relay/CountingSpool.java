package pasu.bench.relay;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import pasu.edge.spool.CameraSpool;
import pasu.edge.spool.Found;
import pasu.edge.spool.Loaded;
import pasu.edge.spool.Saved;
import pasu.edge.spool.Saving;
import pasu.edge.time.ClipClock;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.clip.IndexEntry;

/** A spool that gives a permit for each frame it saved. */
record CountingSpool(CameraSpool spool, Semaphore saved) implements CameraSpool {

  @Override
  public List<Found> found() {
    return spool.found();
  }

  @Override
  public void leave(Found clip) {
    spool.leave(clip);
  }

  @Override
  public void save(Saving saving, Consumer<Saved> done) {
    spool.save(saving, done.andThen(kept -> saved.release(kept.entries().size())));
  }

  @Override
  public void load(String clip, List<IndexEntry> frames, Consumer<Loaded> done) {
    spool.load(clip, frames, done);
  }

  @Override
  public void remove(String clip) {
    spool.remove(clip);
  }

  @Override
  public boolean isTurn(Instant startedAt, Runnable wake) {
    return spool.isTurn(startedAt, wake);
  }

  @Override
  public void rest() {
    spool.rest();
  }

  @Override
  public void clockIs(ClipClock now) {
    spool.clockIs(now);
  }

  @Override
  public void importance(int importance) {
    spool.importance(importance);
  }

  @Override
  public List<Alarm> alarms() {
    return spool.alarms();
  }
}
