package pasu.cli.up;

import pasu.edge.spool.CameraSpool;
import pasu.edge.uplink.Uplink;
import pasu.edge.uplink.UplinkOptions;

/** Starts the uplinks of a machine's edges. */
@FunctionalInterface
public interface Uplinks {
  Uplink start(UplinkOptions options, CameraSpool spool, Uplink.Listener listener);
}
