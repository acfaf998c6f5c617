package pasu.agent.live;

import io.vertx.core.buffer.Buffer;

/** Where one viewer's messages go. Used on one context only. */
interface Outlet {

  /** Whether what was sent has not left yet; the viewer is told when it has. */
  boolean isFull();

  void send(Buffer message);

  void close();
}
