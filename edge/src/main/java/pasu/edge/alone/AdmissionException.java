package pasu.edge.alone;

/** An edge was not let in; the message is one sentence: what is wrong, and what to do. */
public final class AdmissionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  AdmissionException(Throwable cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}
