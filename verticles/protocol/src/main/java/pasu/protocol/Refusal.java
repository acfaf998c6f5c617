package pasu.protocol;

import io.vertx.core.eventbus.ReplyException;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is a no, with a reason its reader can act on. Crosses the bus as a failure reply;
 * codes are those of HTTP (RFC 9110, section 15), so that the gateway need not translate.
 *
 * <p>One that a person at the page can meet names its sentence by a {@link Wording}, so that they
 * read it in their language.
 */
public final class Refusal extends RuntimeException implements Telling {

  private static final long serialVersionUID = 1;

  private final int code;
  private final transient Sentence sentence;

  /** One that only machines and operators meet. */
  public Refusal(int code, @Nullable String message) {
    this(code, Sentence.plain(message));
  }

  /**
   * Makes one.
   *
   * @param wording the rest is as for {@link Sentence#of(String, String, Object...)}
   */
  public Refusal(int code, String wording, String template, @Nullable Object... values) {
    this(code, Sentence.of(wording, template, values));
  }

  public Refusal(int code, Sentence sentence) {
    super(sentence.text());
    this.code = code;
    this.sentence = sentence;
  }

  public static Refusal badRequest(String message) {
    return new Refusal(400, message);
  }

  public static Refusal badRequest(String wording, String template, @Nullable Object... values) {
    return new Refusal(400, wording, template, values);
  }

  public static Refusal notFound(String message) {
    return new Refusal(404, message);
  }

  public static Refusal notFound(String wording, String template, @Nullable Object... values) {
    return new Refusal(404, wording, template, values);
  }

  public static Refusal conflict(String message) {
    return new Refusal(409, message);
  }

  public static Refusal conflict(String wording, String template, @Nullable Object... values) {
    return new Refusal(409, wording, template, values);
  }

  public static Refusal unavailable(String message) {
    return new Refusal(503, message);
  }

  public static Refusal unavailable(String wording, String template, @Nullable Object... values) {
    return new Refusal(503, wording, template, values);
  }

  /** There is no such camera, site, or whatever it is. */
  public static Refusal unknown(String what, String name) {
    return notFound("unknown-" + what, "no " + what + " is called \"{name}\"", name);
  }

  /** What was asked cannot be answered, or not as it was asked. */
  public static Refusal of(Throwable failure) {
    return switch (failure) {
      case Refusal refusal -> refusal;
      case IllegalArgumentException _, ClassCastException _ ->
          new Refusal(400, Sentence.of(failure));
      default -> new Refusal(500, Sentence.of(failure));
    };
  }

  /** One that came over the bus. */
  public static Refusal heard(ReplyException reply) {
    return new Refusal(reply.failureCode(), Sentence.read(String.valueOf(reply.getMessage())));
  }

  public int code() {
    return code;
  }

  @Override
  public Sentence sentence() {
    return sentence;
  }

  /** Whether asking again later may get a yes. */
  public boolean isTemporary() {
    return code == 503;
  }
}
