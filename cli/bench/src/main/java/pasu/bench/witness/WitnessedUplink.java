package pasu.bench.witness;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import pasu.cli.up.PassingUplink;
import pasu.edge.UplinkSource;
import pasu.edge.uplink.Uplink;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.frame.Frame;

/** An uplink of which is known what it was given, and what it said. */
public final class WitnessedUplink extends PassingUplink {

  private final Map<Integer, CapturedClip> clips;
  private final BlockingQueue<CapturedClip> begun;

  private WitnessedUplink(
      Uplink uplink, Map<Integer, CapturedClip> clips, BlockingQueue<CapturedClip> begun) {
    super(uplink);
    this.clips = clips;
    this.begun = begun;
  }

  /**
   * Witnesses the uplinks of a source.
   *
   * @param begun is given each clip when it begins
   */
  public static UplinkSource of(UplinkSource uplinks, BlockingQueue<CapturedClip> begun) {
    return listener -> {
      Map<Integer, CapturedClip> clips = new ConcurrentHashMap<>();
      return new WitnessedUplink(uplinks.start(new Told(listener, clips)), clips, begun);
    };
  }

  @Override
  public void begin(Detected detected) {
    CapturedClip clip = new CapturedClip(detected);
    clips.put(detected.clipNumber(), clip);
    super.begin(detected);
    begun.add(clip);
  }

  @Override
  public void admit(int clipNumber) {
    super.admit(clipNumber);
    tell(clips, clipNumber, CapturedClip::served);
  }

  @Override
  public void send(Frame frame, int clipNumber) {
    tell(clips, clipNumber, clip -> clip.captured(frame));
    super.send(frame, clipNumber);
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
