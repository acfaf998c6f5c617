package pasu.web.route;

import pasu.protocol.AccessMessage.Role;

/** Who may call a route; each may also do what those before it may. */
public enum Access {
  ANONYMOUS,
  VIEWER,
  OWNER,
  OPERATOR;

  /** Whether somebody with this role may call. */
  public boolean allows(Role role) {
    return of(role).compareTo(this) >= 0;
  }

  private static Access of(Role role) {
    return switch (role) {
      case VIEWER -> VIEWER;
      case OWNER -> OWNER;
      case OPERATOR -> OPERATOR;
    };
  }
}
