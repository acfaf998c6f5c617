package pasu.edge;

import pasu.edge.uplink.Uplink;

/** An uplink that can be started once it is known whom it tells what the agent said. */
@FunctionalInterface
public interface UplinkSource {

  /** Starts it; the edge closes it. */
  Uplink start(Uplink.Listener listener);
}
