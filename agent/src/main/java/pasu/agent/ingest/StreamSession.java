package pasu.agent.ingest;

/** The agent's end of one stream. Thread-safe; no method blocks. */
public interface StreamSession {

  /** Names this end in datagrams to it: 32 bits, random. */
  long id();

  /** A clip frame survives a power cut from now on: the edge may forget it. */
  void durable(int clipNumber, long frame);

  /** The clip is complete, or as complete as it will be, and in the catalog: tells the edge. */
  void acknowledge(int clipNumber);

  /** What came in so far. */
  Counters counters();

  /** Whether so much was forged that it hears nobody any more: the edge needs a newer lease. */
  boolean isDeaf();

  /** Ends the session: its datagrams are those of a stranger from now on. */
  void close();

  /**
   * What came in so far.
   *
   * @param frames complete
   * @param lost frames given up before they were complete; never clip frames
   * @param bytes of complete frames
   */
  record Counters(long frames, long lost, long bytes) {}
}
