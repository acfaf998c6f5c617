package pasu.agent.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What is done to a disk, step by step, and which steps fail. One thread at a time. */
public final class Faults {

  private final List<String> steps = new ArrayList<>();
  private int failFrom = Integer.MAX_VALUE;
  private int failUntil = Integer.MAX_VALUE;
  private int cutAt = Integer.MAX_VALUE;
  private Predicate<String> broken = _ -> false;
  private boolean isDirectRefused;

  /** What was tried, such as "write frames.mjpg", in order. */
  public synchronized List<String> steps() {
    return List.copyOf(steps);
  }

  /** Notes something that is no step of the disk's, to see what came before and after. */
  public synchronized void note(String event) {
    steps.add(event);
  }

  /** Fails the step of that number and so many after it, counted from 0. */
  public Faults failAt(int step, int times) {
    failFrom = step;
    failUntil = step + times;
    return this;
  }

  /** Fails what bears such a name, until told otherwise. */
  public Faults fail(Predicate<String> names) {
    broken = names;
    return this;
  }

  /** Cuts the power at the step of that number. */
  public Faults cutAt(int step) {
    cutAt = step;
    return this;
  }

  /** Has no direct I/O, as some file systems. */
  public Faults refuseDirect() {
    isDirectRefused = true;
    return this;
  }

  boolean isDirectRefused() {
    return isDirectRefused;
  }

  /** To be called before each step. */
  synchronized void before(String step) throws IOException {
    int number = steps.size();
    steps.add(step);
    if (number >= cutAt) {
      throw new PowerCut(step);
    }
    if ((number >= failFrom && number < failUntil) || broken.test(step)) {
      throw new IOException("Input/output error, at " + step);
    }
  }
}
