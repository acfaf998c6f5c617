package pasu.assignment;

import java.util.LinkedHashSet;

/** The clips heard of lately, as many as fit. Not thread-safe. */
final class RecentClips {

  private final int limit;
  private final LinkedHashSet<String> clips = new LinkedHashSet<>();

  RecentClips(int limit) {
    this.limit = limit;
  }

  /** Remembers a clip, at the price of the one not heard of for longest; says if it is new. */
  boolean add(String clip) {
    boolean isNew = !clips.remove(clip);
    clips.add(clip);
    if (clips.size() > limit) {
      clips.removeFirst();
    }
    return isNew;
  }
}
