package pasu.protocol;

/** What changes nothing: all else that is asked is a deed, and kept when an operator asks it. */
public interface Question extends Repeatable {}
