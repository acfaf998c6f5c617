package pasu.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conversation in which clips are looked for, kept and removed. */
public sealed interface CatalogMessage extends BusMessage {

  /** As many are listed, or marked, at once. */
  int MOST_CLIPS = 1_000;

  /** In which order clips are listed; both end with the newest first. */
  enum Order {
    @JsonProperty("time")
    TIME,
    @JsonProperty("importance")
    IMPORTANCE
  }

  /**
   * Asks for the latest clips.
   *
   * @param limit 1 to 1,000
   * @param from only clips detected then or later
   * @param before only clips detected before
   * @param sites only clips of these, as whoever asks may see no others; null is all
   * @param reader whose reviews are asked for, too; null for nobody's
   */
  record ListClips(
      int limit,
      @Nullable String camera,
      @Nullable String site,
      @Nullable Instant from,
      @Nullable Instant before,
      @Nullable Cause cause,
      Order order,
      @Nullable List<String> sites,
      @Nullable String reader)
      implements CatalogMessage, Question {

    public ListClips {
      Checks.range("limit", limit, 1, MOST_CLIPS);
      sites = sites == null ? null : List.copyOf(sites);
      if (from != null && before != null && !from.isBefore(before)) {
        throw new BadInput(
            "times-crossed",
            "from must be earlier than before, but is {from}, and before is {before}",
            from,
            before);
      }
    }

    /** Of all sites, the latest so many. */
    public static ListClips latest(int limit) {
      return new ListClips(limit, null, null, null, null, null, Order.TIME, null, null);
    }
  }

  /**
   * The clips asked for.
   *
   * @param reviewed the ids of those that the reader has reviewed
   */
  record Clips(List<Clip> clips, Set<String> reviewed) implements CatalogMessage {
    public Clips {
      clips = List.copyOf(clips);
      reviewed = Set.copyOf(reviewed);
    }
  }

  /**
   * Somebody has reviewed clips, or takes it back; what is no clip any more is passed over.
   *
   * @param clips at most 1,000 ids
   */
  record MarkReviewed(String reader, List<String> clips, boolean reviewed)
      implements CatalogMessage {
    public MarkReviewed {
      clips = List.copyOf(clips);
      Checks.range("clips", clips.size(), 0, MOST_CLIPS);
      clips.forEach(Checks::clipId);
    }
  }

  /** Asks for one clip; refused with 404 when there is none. */
  record FindClip(String id) implements CatalogMessage, Question {
    public FindClip {
      Checks.clipId(id);
    }
  }

  /** One clip, with the frames it lacks. */
  record ClipDetails(Clip clip, List<FrameRange> missing) implements CatalogMessage {
    public ClipDetails {
      missing = List.copyOf(missing);
    }
  }

  /** Asks to keep a clip for good, or no longer. */
  record PinClip(String id, boolean pinned) implements CatalogMessage {
    public PinClip {
      Checks.clipId(id);
    }
  }

  /** Asks to remove a clip and its files; refused with 409 while it is being recorded. */
  record DeleteClip(String id) implements CatalogMessage {
    public DeleteClip {
      Checks.clipId(id);
    }
  }

  /**
   * An agent asks for room on the disk of the clips: the oldest that nobody pinned are removed,
   * none that is not finished.
   *
   * @param bytes how many are wanted
   */
  record RoomWanted(String agent, long bytes) implements CatalogMessage {
    public RoomWanted {
      Checks.name("agent", agent);
      Checks.range("bytes", bytes, 1, Long.MAX_VALUE);
    }
  }

  /**
   * What was removed for it; less than was wanted where no more may go.
   *
   * @param clips how many
   * @param bytes of their frames
   */
  record RoomMade(int clips, long bytes) implements CatalogMessage {}
}
