package pasu.cli.up;

import java.util.List;
import java.util.function.Predicate;
import pasu.edge.spool.Found;
import pasu.edge.time.ClipClock;
import pasu.edge.uplink.Uplink;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.frame.Frame;

/** An uplink that passes everything on to another one, for whoever changes or watches a part. */
public abstract class PassingUplink implements Uplink {

  private final Uplink uplink;

  protected PassingUplink(Uplink uplink) {
    this.uplink = uplink;
  }

  @Override
  public Past past() {
    return uplink.past();
  }

  @Override
  public List<Found> findMore(Predicate<Found> fits) {
    return uplink.findMore(fits);
  }

  @Override
  public List<Alarm> alarms() {
    return uplink.alarms();
  }

  @Override
  public void clockIs(ClipClock now) {
    uplink.clockIs(now);
  }

  @Override
  public void importance(int importance) {
    uplink.importance(importance);
  }

  @Override
  public void begin(Detected detected) {
    uplink.begin(detected);
  }

  @Override
  public void open(Grant grant) {
    uplink.open(grant);
  }

  @Override
  public void correct(int clipNumber, long micros) {
    uplink.correct(clipNumber, micros);
  }

  @Override
  public void admit(int clipNumber) {
    uplink.admit(clipNumber);
  }

  @Override
  public void send(Frame frame, int clipNumber) {
    uplink.send(frame, clipNumber);
  }

  @Override
  public void finish(int clipNumber) {
    uplink.finish(clipNumber);
  }

  @Override
  public void end() {
    uplink.end();
  }

  @Override
  public void close() {
    uplink.close();
  }
}
