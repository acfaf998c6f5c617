package pasu.protocol;

/** A failure that tells people what went wrong, and what to do. */
public interface Telling {

  Sentence sentence();
}
