package pasu.protocol;

/**
 * What does nothing more when it is asked twice. Whoever is asked may die with it, so it is asked
 * again soon, perhaps of another (ADR 31).
 */
public interface Repeatable {}
