package pasu.protocol.frame;

/** Which way a datagram goes; each has keys and packet numbers of its own. */
public enum Direction {
  EDGE_TO_AGENT,
  AGENT_TO_EDGE
}
