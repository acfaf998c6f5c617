package pasu.web.live;

import io.vertx.core.json.JsonObject;
import pasu.protocol.BusMessages;
import pasu.protocol.Sentence;
import pasu.protocol.Wording;

/** Why there is no picture now, for people. */
record Trouble(State state, Sentence reason) {

  enum State {
    /** The camera is there; its stream is not yet. */
    WAITING,
    /** The camera's edge was not heard of lately. */
    OFFLINE
  }

  static Trouble waiting(Sentence reason) {
    return new Trouble(State.WAITING, reason);
  }

  static Trouble offline(Sentence reason) {
    return new Trouble(State.OFFLINE, reason);
  }

  String json() {
    String name = state == State.WAITING ? "waiting" : "offline";
    JsonObject json = new JsonObject().put("state", name).put("reason", reason.text());
    Wording wording = reason.wording();
    return (wording == null
            ? json
            : json.put("wording", new JsonObject(BusMessages.toJson(wording))))
        .encode();
  }
}
