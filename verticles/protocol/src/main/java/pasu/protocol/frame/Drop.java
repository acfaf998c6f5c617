package pasu.protocol.frame;

import java.util.Locale;

/** Why a datagram, or what it carried, was not used. None is ever answered. */
public enum Drop {
  /** Too short or too long to be one. */
  LENGTH,
  /** Not version 1. */
  MAGIC,
  /** For nobody here. */
  SESSION,
  /** Its number came before, or is too old to tell. */
  REPLAYED,
  /** Under keys that are not in use, or no longer. */
  KEY_EPOCH,
  /** Not authentic. */
  FORGED,
  /** Authentic, but against the format. */
  MALFORMED,
  /** The frame, or this piece of it, is here already. */
  DUPLICATE,
  /** Says of a frame what an earlier piece denies. */
  CONTRADICTION,
  /** There is no room; a clip's piece is asked for again. */
  NO_ROOM,
  /** Of a live frame that is no longer worth having. */
  STALE,
  /** An incomplete live frame gave way to another. */
  EVICTED;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** What people are told, {@code key-epoch} for instance. */
  public String word() {
    return word;
  }
}
