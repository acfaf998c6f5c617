package pasu.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How one of a camera's sensors is.
 *
 * @param sensor as configured
 * @param problem why it does not work, in a sentence; null unless it failed
 * @param metres how far away what it sees is; null where it measures none or sees nothing
 * @param wording what the problem says; null where that is not known
 */
public record SensorState(
    String sensor,
    Condition condition,
    @Nullable String problem,
    @Nullable Double metres,
    @Nullable Wording wording) {

  /** One that works. */
  public SensorState(String sensor, Condition condition, @Nullable Double metres) {
    this(sensor, condition, null, metres, null);
  }

  /** What a sensor has to say. */
  public enum Condition {
    /** It works, and nobody is there. */
    @JsonProperty("waiting")
    WAITING,
    /** Somebody is there. */
    @JsonProperty("active")
    ACTIVE,
    /** It does not work now; it is tried again. */
    @JsonProperty("failed")
    FAILED
  }

  public static SensorState failed(String sensor, Sentence problem) {
    return new SensorState(sensor, Condition.FAILED, problem.text(), null, problem.wording());
  }

  /** Why it does not work; null unless it failed. */
  public @Nullable Sentence sentence() {
    return problem == null ? null : new Sentence(problem, wording);
  }
}
