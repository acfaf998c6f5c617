package pasu.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conversation about who did what, when, and from where. */
public sealed interface AuditMessage extends BusMessage {

  /** How it ended. */
  enum Outcome {
    @JsonProperty("done")
    DONE,
    @JsonProperty("refused")
    REFUSED,
    /** Something was wrong inside; it may have been done. */
    @JsonProperty("failed")
    FAILED
  }

  /**
   * One thing somebody did.
   *
   * @param account who; of a sign-in what was typed, empty for nobody known
   * @param action method and path, as the API has them; over an operator's link {@code request} or
   *     {@code publish} and the address
   * @param site null where it is of none, or of one that is not known
   * @param subject the camera, clip, account … it was done to
   * @param detail what was made of it, as somebody's new role; null where there is nothing to say
   */
  record Deed(
      Instant at,
      String account,
      String action,
      @Nullable String site,
      @Nullable String subject,
      @Nullable String detail,
      Outcome outcome,
      String address) {
    private static final int LONGEST = 60;
    private static final int LONGEST_ACTION = 100;

    public Deed {
      account = cut(account, LONGEST);
      action = cut(action, LONGEST_ACTION);
      subject = subject == null ? null : cut(subject, LONGEST);
      detail = detail == null ? null : cut(detail, LONGEST);
      address = cut(address, LONGEST);
    }

    /** Not all databases can keep control characters and halves of pairs, which strangers type. */
    private static String cut(String text, int longest) {
      return text.substring(0, Math.min(longest, text.length()))
          .replaceAll("[\\p{Cc}\\p{Cs}]", "?");
    }
  }

  /**
   * Asks to keep it.
   *
   * @param byStranger whether anybody could have tried it, and it did not succeed: many of those
   *     push out only each other
   */
  record Keep(Deed deed, boolean byStranger) implements AuditMessage {}

  /**
   * Asks for the latest deeds.
   *
   * @param limit 1 to 1,000
   * @param before only those done before
   * @param sites only those of these; null is all, also of none
   */
  record ListDeeds(int limit, @Nullable Instant before, @Nullable List<String> sites)
      implements AuditMessage, Question {
    public ListDeeds {
      Checks.range("limit", limit, 1, 1_000);
      sites = sites == null ? null : List.copyOf(sites);
    }
  }

  /** The latest first. */
  record Deeds(List<Deed> deeds) implements AuditMessage {
    public Deeds {
      deeds = List.copyOf(deeds);
    }
  }
}
