package pasu.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The conversation about who somebody is. Tokens are hidden in logs. */
public sealed interface AccessMessage extends BusMessage {

  /** What somebody may do in general. */
  enum Role {
    @JsonProperty("operator")
    OPERATOR,
    @JsonProperty("owner")
    OWNER,
    @JsonProperty("viewer")
    VIEWER,
    /** The camera's own messages over the link, and nothing else. */
    @JsonProperty("edge")
    EDGE
  }

  /** Asks whose a bearer token or session cookie is; refused with 401 when nobody's. */
  record Authenticate(String token) implements AccessMessage {
    @Override
    public String toString() {
      return "Authenticate[hidden]";
    }
  }

  /**
   * Who somebody is.
   *
   * @param user of an edge, its camera
   */
  record Principal(String user, Role role) implements AccessMessage {}

  /** Gives a one-time token for a session; refused with 401 when it is unknown or used. */
  record SignIn(String oneTimeToken) implements AccessMessage {
    @Override
    public String toString() {
      return "SignIn[hidden]";
    }
  }

  /** A session begins. */
  record SignedIn(String session, Principal principal) implements AccessMessage {
    @Override
    public String toString() {
      return "SignedIn[%s]".formatted(principal);
    }
  }

  /** Ends a session. */
  record SignOut(String session) implements AccessMessage {
    @Override
    public String toString() {
      return "SignOut[hidden]";
    }
  }

  /**
   * Asks for a code with which the edge of a camera may come in; for a camera that has one already,
   * also in place of the edge it had.
   *
   * @param site null leaves it where it is, at first {@code home}
   * @param name as shown to people, at most 60 characters; null leaves it, at first the camera's id
   */
  record AddCamera(String camera, @Nullable String site, @Nullable String name)
      implements AccessMessage {
    public AddCamera {
      Checks.name("id", camera);
      Checks.title("name", name);
      if (site != null) {
        Checks.name("site", site);
      }
    }
  }

  /** A person carries the code to the edge; good once, for ten minutes and five tries. */
  record EnrolmentCode(String camera, String code, Instant expiresAt) implements AccessMessage {
    @Override
    public String toString() {
      return "EnrolmentCode[%s]".formatted(camera);
    }
  }

  /** Gives an enrolment code for a secret; refused with 401 when it is unknown, used or old. */
  record Enrol(String code) implements AccessMessage {
    @Override
    public String toString() {
      return "Enrol[hidden]";
    }
  }

  /** What the edge proves from now on that it is this camera's. */
  record Enrolled(String camera, String secret) implements AccessMessage {
    @Override
    public String toString() {
      return "Enrolled[%s]".formatted(camera);
    }
  }

  /**
   * Shuts a camera's edge out, and ends its stream; its clips stay. Refused with 404 when there is
   * no such camera.
   */
  record RevokeCamera(String camera) implements AccessMessage {}
}
