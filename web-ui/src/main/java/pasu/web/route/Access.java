package pasu.web.route;

import pasu.protocol.AccessMessage.Role;

/**
 * Who may call a route; people may also do what those before them may, an edge only use its link.
 * Where the path names a camera, clip or site, it is the role in that site ({@link Scope}).
 */
public enum Access {
  ANONYMOUS,
  VIEWER,
  OWNER,
  OPERATOR,
  LINK;

  /** Whether somebody with this role may call. */
  public boolean allows(Role role) {
    return switch (this) {
      case ANONYMOUS -> true;
      case VIEWER -> role != Role.EDGE;
      case OWNER -> role == Role.OWNER || role == Role.OPERATOR;
      case OPERATOR -> role == Role.OPERATOR;
      case LINK -> role == Role.OPERATOR || role == Role.EDGE;
    };
  }
}
