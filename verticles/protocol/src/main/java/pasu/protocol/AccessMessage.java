package pasu.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
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
  record Authenticate(String token) implements AccessMessage, Question {
    @Override
    public String toString() {
      return "Authenticate[hidden]";
    }
  }

  /**
   * Who somebody is, and of which sites.
   *
   * @param user of an edge, its camera
   * @param role the highest they have anywhere; alone it opens no site but to an operator
   * @param sites owner or viewer, by site; an operator's say nothing more
   */
  record Principal(String user, Role role, Map<String, Role> sites) implements AccessMessage {
    public Principal {
      sites = Collections.unmodifiableMap(new TreeMap<>(sites));
    }

    /** One of no site: an operator, or an edge. */
    public Principal(String user, Role role) {
      this(user, role, Map.of());
    }

    /** A person, by what they are in which site. */
    public static Principal member(String user, Map<String, Role> sites) {
      return new Principal(user, sites.containsValue(Role.OWNER) ? Role.OWNER : Role.VIEWER, sites);
    }

    @JsonIgnore
    public boolean isOperator() {
      return role == Role.OPERATOR;
    }

    /** Whether they may see the cameras and clips of a site. */
    public boolean maySee(String site) {
      return isOperator() || sites.containsKey(site);
    }

    /** Whether they may change a site's cameras, clips and members. */
    public boolean mayChange(String site) {
      return isOperator() || sites.get(site) == Role.OWNER;
    }
  }

  /**
   * What somebody signs in from.
   *
   * @param address as the gateway sees it
   * @param userAgent as the browser says, at most 200 characters of it
   */
  record Device(String address, String userAgent) {
    private static final int LONGEST = 200;

    public Device {
      userAgent = userAgent.substring(0, Math.min(LONGEST, userAgent.length()));
    }
  }

  /** Gives a one-time token for a session; refused with 401 when it is unknown or used. */
  record SignIn(String oneTimeToken, Device device) implements AccessMessage {
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
