package pasu.web.route;

import pasu.protocol.BusMessage;

/** Sees what people do: every change, and what they look at where a row says that it counts. */
public interface Witness {

  /** Somebody who may was let see something. */
  void viewed(Row row, Exchange exchange);

  /** Somebody who may call a route that changes something was answered. */
  void done(Row row, Exchange exchange, int status);

  /** An operator said something on the bus by themselves, and was answered. */
  void said(Exchange exchange, String action, BusMessage message, int status);
}
