package pasu.protocol;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;

/**
 * What alarms say, each with what is filled in. Here in English; the page has the same sentences in
 * every language it speaks, by {@link #word()}.
 */
public enum AlarmSentence {
  FULL_BEGUN(
      Kind.DISK_FULL,
      "the disk of the clips is full ({free} of at least {wanted} MiB are free);"
          + " the oldest unpinned clips are being removed"),
  FULL_CLIPS_WENT(
      Kind.DISK_FULL,
      "the disk of the clips is full ({free} of at least {wanted} MiB are free);"
          + " the oldest unpinned clips were removed: free room, or keep fewer clips"),
  FULL_NOTHING_MAY_GO(
      Kind.DISK_FULL,
      "the disk of the clips is full ({free} of at least {wanted} MiB are free); no clip may be"
          + " removed, so edges keep their frames: free room, or unpin or delete clips"),
  FULL_NO_CATALOG(
      Kind.DISK_FULL,
      "the disk of the clips is full ({free} of at least {wanted} MiB are free); the catalog"
          + " removes no clips now, so edges keep their frames: free room"),
  CLIPS_FAILING(
      Kind.DISK_FAILING,
      "clips cannot be written, so edges keep their frames ({failure}): look at the disk,"
          + " dmesg says more"),
  SPOOL_FAILING(
      Kind.DISK_FAILING,
      "the spool {folder} cannot be used, frames wait in memory only: {failure};"
          + " repair its disk or rights"),
  SPOOL_LEFT(
      Kind.DISK_FAILING,
      "clips lie in the spool {folder}, which could not be used when this edge started and works"
          + " now: restart the edge, and it delivers them"),
  SPOOL_FULL(
      Kind.SPOOL_FULL,
      "the spool {folder} is full ({limit} MiB), {clips} clips were given up since the start;"
          + " bring the server back, or allow more"),
  FROZEN(
      Kind.CAMERA_FROZEN,
      "The camera gives the same picture since {since}; unplug it and plug it in again."),
  BLACK(
      Kind.CAMERA_BLACK,
      "The picture is black; look whether the lens is covered, or the light is out."),
  COVERED(
      Kind.CAMERA_COVERED,
      "The picture shows {percent} % of the usual detail; look whether something is before the"
          + " lens, or it is fogged."),
  CERTIFICATE_ENDS(Kind.CERTIFICATE, "the certificate ends on {day} and was not renewed; renew it"),
  CERTIFICATE_UNUSABLE(Kind.CERTIFICATE, "the old certificate stays: {failure}"),
  CLOCK_AHEAD(
      Kind.CLOCK_OFF,
      "this machine's clock is {seconds} s ahead of the server's; let it reach a time server, or"
          + " give it a battery clock"),
  CLOCK_BEHIND(
      Kind.CLOCK_OFF,
      "this machine's clock is {seconds} s behind the server's; let it reach a time server, or"
          + " give it a battery clock"),
  EDGE_TWICE(
      Kind.EDGE_TWICE,
      "another edge has the secret of this one, as on a copied card, and the two take the link from"
          + " each other in turn; stop one, or enrol it as a camera of its own, and if you know of"
          + " no copy, enrol this camera anew, which shuts the other out");

  private final Kind kind;
  private final String english;

  AlarmSentence(Kind kind, String english) {
    this.kind = kind;
    this.english = english;
  }

  /** Of which alarm. */
  public Kind kind() {
    return kind;
  }

  /** As machines read it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Before anything is filled in. */
  public String english() {
    return english;
  }

  /**
   * An alarm that says this.
   *
   * @param values by their names in the sentence
   */
  public Alarm raise(String source, Map<String, ?> values, Instant since) {
    Wording wording = Wording.of(this, values);
    String text = Sentence.filled(english, place -> wording.values().getOrDefault(place, ""));
    return new Alarm(source, kind, true, text, since, wording);
  }
}
