package pasu.web.route;

/** Sees what people do: every change, and what they look at where a row says that it counts. */
public interface Witness {

  /** Somebody who may was let see something. */
  void viewed(Row row, Exchange exchange);

  /** Somebody who may call a route that changes something was answered. */
  void done(Row row, Exchange exchange, int status);
}
