package pasu.web.live;

import io.vertx.core.json.JsonObject;

/** Why there is no picture now, for people. */
record Trouble(State state, String reason) {

  enum State {
    /** The camera is there; its stream is not yet. */
    WAITING,
    /** The camera's edge was not heard of lately. */
    OFFLINE
  }

  static Trouble waiting(String reason) {
    return new Trouble(State.WAITING, reason);
  }

  static Trouble offline(String reason) {
    return new Trouble(State.OFFLINE, reason);
  }

  String json() {
    String name = state == State.WAITING ? "waiting" : "offline";
    return new JsonObject().put("state", name).put("reason", reason).encode();
  }
}
