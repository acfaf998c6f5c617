package pasu.agent.disk;

/** The power went: no code runs after this, hence no exception that anybody would handle. */
public final class PowerCut extends Error {

  private static final long serialVersionUID = 1;

  PowerCut(String step) {
    super("at " + step);
  }
}
