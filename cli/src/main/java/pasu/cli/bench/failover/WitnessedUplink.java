package pasu.cli.bench.failover;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import pasu.edge.UplinkSource;
import pasu.edge.uplink.Uplink;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.frame.Frame;

/** An uplink of which is known what it was given, and what it said. */
final class WitnessedUplink implements Uplink {

  private final Uplink uplink;
  private final Map<Integer, CapturedClip> clips;
  private final BlockingQueue<CapturedClip> begun;

  private WitnessedUplink(
      Uplink uplink, Map<Integer, CapturedClip> clips, BlockingQueue<CapturedClip> begun) {
    this.uplink = uplink;
    this.clips = clips;
    this.begun = begun;
  }

  /**
   * Witnesses the uplinks of a source.
   *
   * @param begun is given each clip when it begins
   */
  static UplinkSource of(UplinkSource uplinks, BlockingQueue<CapturedClip> begun) {
    return listener -> {
      Map<Integer, CapturedClip> clips = new ConcurrentHashMap<>();
      return new WitnessedUplink(uplinks.start(new Told(listener, clips)), clips, begun);
    };
  }

  @Override
  public Past past() {
    return uplink.past();
  }

  @Override
  public List<Alarm> alarms() {
    return uplink.alarms();
  }

  @Override
  public void importance(int importance) {
    uplink.importance(importance);
  }

  @Override
  public void begin(Detected detected) {
    CapturedClip clip = new CapturedClip(detected);
    clips.put(detected.clipNumber(), clip);
    uplink.begin(detected);
    begun.add(clip);
  }

  @Override
  public void open(Grant grant) {
    uplink.open(grant);
  }

  @Override
  public void admit(int clipNumber) {
    uplink.admit(clipNumber);
    tell(clips, clipNumber, CapturedClip::served);
  }

  @Override
  public void send(Frame frame, int clipNumber) {
    tell(clips, clipNumber, clip -> clip.captured(frame));
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

  private static void tell(
      Map<Integer, CapturedClip> clips, int number, Consumer<CapturedClip> what) {
    CapturedClip clip = clips.get(number);
    if (clip != null) {
      what.accept(clip);
    }
  }

  private record Told(Listener listener, Map<Integer, CapturedClip> clips) implements Listener {

    @Override
    public void acknowledged(int clipNumber) {
      tell(clips, clipNumber, CapturedClip::acknowledged);
      listener.acknowledged(clipNumber);
    }

    @Override
    public void agentSilent(long epoch) {
      listener.agentSilent(epoch);
    }
  }
}
