package pasu.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why the sensor fired. */
public enum Cause {
  @JsonProperty("infrared")
  INFRARED,
  @JsonProperty("distance")
  DISTANCE,
  @JsonProperty("motion")
  MOTION,
  @JsonProperty("timer")
  TIMER,
  @JsonProperty("manual")
  MANUAL
}
