package pasu.agent.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.clip.ClipDocument;

/** Notes what a recorder tells. */
final class NotedClip implements ClipListener {

  private final List<Long> durable = new ArrayList<>();
  private final List<Clip> started = new ArrayList<>();
  private final List<byte[]> pictures = new ArrayList<>();
  private @Nullable ClipSaved saved;
  private boolean intact;
  private boolean empty;
  private @Nullable String fence;

  List<Long> durableFrames() {
    return durable;
  }

  List<Clip> starts() {
    return started;
  }

  List<byte[]> pictures() {
    return pictures;
  }

  Optional<ClipSaved> saved() {
    return Optional.ofNullable(saved);
  }

  boolean isIntact() {
    return intact;
  }

  /** Why the clip is not the recorder's any more. */
  Optional<String> fence() {
    return Optional.ofNullable(fence);
  }

  boolean isEmpty() {
    return empty;
  }

  @Override
  public void durable(long frame) {
    durable.add(frame);
  }

  @Override
  public void started(Clip clip) {
    started.add(clip);
  }

  @Override
  public void pictured(byte[] jpeg) {
    pictures.add(jpeg);
  }

  @Override
  public void committed(ClipDocument document, Outcome outcome) {
    saved = document.saved();
    intact = outcome == Outcome.INTACT;
  }

  @Override
  public void fenced(String reason) {
    fence = reason;
  }

  @Override
  public void empty() {
    empty = true;
  }
}
