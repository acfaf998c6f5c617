package pasu.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The conversation about who somebody is. Tokens are hidden in logs. */
public sealed interface AccessMessage extends BusMessage {

  /** What somebody may do in general. */
  enum Role {
    @JsonProperty("operator")
    OPERATOR,
    @JsonProperty("owner")
    OWNER,
    @JsonProperty("viewer")
    VIEWER
  }

  /** Asks whose a bearer token or session cookie is; refused with 401 when nobody's. */
  record Authenticate(String token) implements AccessMessage {
    @Override
    public String toString() {
      return "Authenticate[hidden]";
    }
  }

  /** Who somebody is. */
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
}
