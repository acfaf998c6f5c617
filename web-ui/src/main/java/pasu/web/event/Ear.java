package pasu.web.event;

/** Where somebody hears events. */
interface Ear {

  /** Whether they do not take what they are told. */
  boolean isFull();

  /**
   * Tells an event.
   *
   * @param json what it is about
   */
  void tell(String event, String json);

  /** Keeps the connection from looking forgotten. */
  void beat();

  void close();
}
