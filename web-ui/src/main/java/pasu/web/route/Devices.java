package pasu.web.route;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AccessMessage.Device;

/** What requests come from. */
public final class Devices {

  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

  private Devices() {}

  public static Device of(HttpServerRequest request) {
    String userAgent = request.getHeader("User-Agent");
    return new Device(address(request), userAgent == null ? "" : userAgent);
  }

  /** Whom a proxy on this machine names last, as only that was seen by itself; else the peer. */
  static String address(HttpServerRequest request) {
    SocketAddress peer = request.remoteAddress();
    String address = peer.hostAddress() == null ? "" : peer.hostAddress();
    boolean isProxied = address.equals("127.0.0.1") || address.equals("0:0:0:0:0:0:0:1");
    String forwarded = last(request.getHeader("X-Forwarded-For"));
    return isProxied && forwarded != null ? forwarded : address;
  }

  private static @Nullable String last(@Nullable String forwarded) {
    if (forwarded == null) {
      return null;
    }
    String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return ADDRESS.matcher(last).matches() ? last : null;
  }
}
