package pasu.web.live;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import pasu.protocol.Refusal;

/** Where a viewer sees pictures: a WebSocket, a multipart answer, a single answer. */
interface Screen {

  /** Sends a JPEG; completes when there is room for the next. */
  Future<Void> show(Buffer jpeg);

  /** Says why there is none. */
  void tell(Trouble trouble);

  /** Ends the view: there will be nothing more to see. */
  void end(Refusal why);
}
