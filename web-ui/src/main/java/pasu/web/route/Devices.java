package pasu.web.route;

import io.vertx.core.http.HttpServerRequest;
import pasu.protocol.AccessMessage.Device;

/** What requests come from. */
public final class Devices {

  private Devices() {}

  public static Device of(HttpServerRequest request) {
    String userAgent = request.getHeader("User-Agent");
    return new Device(Forwarding.client(request), userAgent == null ? "" : userAgent);
  }
}
