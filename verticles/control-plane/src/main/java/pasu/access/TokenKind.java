package pasu.access;

/** What a token is good for. */
enum TokenKind {
  /** One session, once. */
  SIGN_IN("sign-in"),
  /** Nothing any more. */
  USED("used"),
  /** Requests from a script; does not expire. */
  ADMIN("admin"),
  /** One camera's link; does not expire. */
  EDGE("edge");

  private final String column;

  TokenKind(String column) {
    this.column = column;
  }

  /** As the database has it. */
  String column() {
    return column;
  }
}
