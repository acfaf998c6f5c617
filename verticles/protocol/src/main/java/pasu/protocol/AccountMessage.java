package pasu.protocol;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AccessMessage.Device;
import pasu.protocol.AccessMessage.Role;

/**
 * The conversation about who has an account, what they are in which site, and how they get in.
 * Passwords and tokens are hidden in logs.
 */
public sealed interface AccountMessage extends BusMessage {

  /**
   * Gives name and password for a session; refused with 401 when they do not belong together, in
   * the same words and after the same work whether the name or the password is wrong, and with 429
   * after too many of those.
   */
  record PasswordSignIn(String account, String password, Device device) implements AccountMessage {
    @Override
    public String toString() {
      return "PasswordSignIn[hidden]";
    }
  }

  /**
   * Asks for another password; refused with 403 when the old one is wrong, or where there is none
   * and the session is not a recent one; with 400 when the new one is too short or too long. All
   * sessions end but this one.
   *
   * @param old null where there is none yet
   * @param session the token of the one that goes on; null for none
   * @param address where it is asked from
   */
  record ChangePassword(
      String account,
      @Nullable String old,
      String password,
      @Nullable String session,
      String address)
      implements AccountMessage {
    @Override
    public String toString() {
      return "ChangePassword[%s]".formatted(account);
    }
  }

  /**
   * Asks for a one-time link, good for seven days.
   *
   * @param site null for an operator, or for an account that is there
   * @param account whom it lets in, to choose another password; null for somebody new
   * @param by who asks
   */
  record Invite(Role role, @Nullable String site, @Nullable String account, String by)
      implements AccountMessage {
    public Invite {
      if (role == Role.EDGE) {
        throw new BadInput(
            "unknown-role", "role must be viewer, owner or operator, but is {value}", "edge");
      }
      if (account == null && (role == Role.OPERATOR) != (site == null)) {
        throw new BadInput(
            "role-without-site",
            "an operator is of no site, and whoever is of one is its viewer or owner");
      }
      if (site != null) {
        Checks.name("site", site);
      }
    }
  }

  /** The link's token. */
  record Invited(String token, Instant expiresAt) implements AccountMessage {
    @Override
    public String toString() {
      return "Invited[%s]".formatted(expiresAt);
    }
  }

  /** Asks what a link is for; refused with 410 when it was used or has expired, else with 404. */
  record ShowInvitation(String token) implements AccountMessage, Question {
    @Override
    public String toString() {
      return "ShowInvitation[hidden]";
    }
  }

  /** What a link is for. */
  record Invitation(
      Role role,
      @Nullable String site,
      @Nullable String account,
      String invitedBy,
      Instant expiresAt)
      implements AccountMessage {}

  /**
   * Uses a link up to make an account, or to get into the one it is for, and begins a session.
   * Refused as {@link ShowInvitation} is, with 409 when the name is taken, with 400 when the
   * password does not do.
   *
   * @param account what its person will sign in with
   * @param title as shown to people; null is the account's name
   */
  record AcceptInvitation(
      String token, String account, @Nullable String title, String password, Device device)
      implements AccountMessage {
    public AcceptInvitation {
      Checks.name("name", account);
      Checks.title("title", title);
    }

    @Override
    public String toString() {
      return "AcceptInvitation[%s]".formatted(account);
    }
  }

  /**
   * Uses a link up for an account that is there already: it is of one more site. Refused with 409,
   * and the link stays good, when it would make of them what they are, or less.
   */
  record JoinSite(String token, String account) implements AccountMessage {
    @Override
    public String toString() {
      return "JoinSite[%s]".formatted(account);
    }
  }

  /**
   * Asks for an account's sessions.
   *
   * @param session the token of the one that asks; null where it is none
   */
  record ListSessions(String account, @Nullable String session)
      implements AccountMessage, Question {
    @Override
    public String toString() {
      return "ListSessions[%s]".formatted(account);
    }
  }

  /** Sessions, those used last first. */
  record Sessions(List<Session> sessions) implements AccountMessage {
    public Sessions {
      sessions = List.copyOf(sessions);
    }
  }

  /**
   * A browser that is signed in.
   *
   * @param id tells nothing of its token
   * @param address where it signed in from
   */
  record Session(
      String id,
      Instant createdAt,
      Instant seenAt,
      String userAgent,
      String address,
      boolean current) {}

  /** Ends a session of an account; refused with 404 where there is none. */
  record EndSession(String account, String id) implements AccountMessage {}

  /** Asks for the members of a site. */
  record ListMembers(String site) implements AccountMessage, Question {}

  /** Members of a site, by name. */
  record Members(List<Member> members) implements AccountMessage {
    public Members {
      members = List.copyOf(members);
    }
  }

  /** Somebody who is of a site. */
  record Member(String account, String title, Role role) {}

  /**
   * Asks to change what somebody is in a site; refused with 404 when they are not of it, with 409
   * when nobody would own the site any more, unless an operator asks.
   *
   * @param role owner or viewer; null has them be no member any more
   * @param by who asks
   */
  record ChangeMember(String site, String account, @Nullable Role role, String by)
      implements AccountMessage {
    public ChangeMember {
      if (role == Role.EDGE || role == Role.OPERATOR) {
        throw new BadInput(
            "not-a-members-role", "role must be viewer or owner, but is {value}", role);
      }
    }
  }

  /** Asks for every account. */
  record ListAccounts() implements AccountMessage, Question {}

  /** Every account, by name. */
  record Accounts(List<Account> accounts) implements AccountMessage {
    public Accounts {
      accounts = List.copyOf(accounts);
    }
  }

  /**
   * Somebody who may sign in.
   *
   * @param role the highest they have anywhere
   * @param sites owner or viewer, by site
   * @param seenAt when one of their sessions was used last; null where they have none
   */
  record Account(
      String id,
      String title,
      Role role,
      Map<String, Role> sites,
      boolean hasPassword,
      int passkeys,
      Instant createdAt,
      @Nullable Instant seenAt) {
    public Account {
      sites = Collections.unmodifiableMap(new TreeMap<>(sites));
    }
  }

  /**
   * Asks for an account that nobody can get into yet but by the link that answers it; refused with
   * 409 when the name is taken.
   *
   * @param site null for an operator
   */
  record AddAccount(
      String account, @Nullable String title, Role role, @Nullable String site, String by)
      implements AccountMessage {
    public AddAccount {
      Checks.name("name", account);
      Checks.title("title", title);
      new Invite(role, site, null, by); // The same rules.
    }
  }

  /** Removes an account and all it has; refused with 404 where there is none. */
  record RemoveAccount(String account) implements AccountMessage {}
}
