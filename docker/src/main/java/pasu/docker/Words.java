package pasu.docker;

/** What may be passed on to the engine. */
final class Words {

  private Words() {}

  static void check(String what, String value, String form) {
    if (!value.matches(form)) {
      throw new IllegalArgumentException(
          "the %s must be of the form %s, but is \"%s\"".formatted(what, form, value));
    }
  }
}
