package pasu.protocol;

/**
 * An answer that is a no, with a reason its reader can act on. Crosses the bus as a failure reply;
 * codes are those of HTTP (RFC 9110, section 15), so that the gateway need not translate.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int code;

  public Refusal(int code, String message) {
    super(message);
    this.code = code;
  }

  public static Refusal badRequest(String message) {
    return new Refusal(400, message);
  }

  public static Refusal notFound(String message) {
    return new Refusal(404, message);
  }

  public static Refusal conflict(String message) {
    return new Refusal(409, message);
  }

  public static Refusal unavailable(String message) {
    return new Refusal(503, message);
  }

  public int code() {
    return code;
  }

  /** Whether asking again later may get a yes. */
  public boolean isTemporary() {
    return code == 503;
  }
}
