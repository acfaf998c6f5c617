package pasu.edge.link;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AccessMessage.Enrolled;
import pasu.protocol.BusMessages;

/** Gives a code for an edge's secret. */
public final class Enrolment {

  private static final int TIMEOUT_MILLIS = 10_000;

  private Enrolment() {}

  /**
   * Asks a server once; a failure says in a sentence why it is a no.
   *
   * @param certificate in PEM, to trust instead of those this machine trusts
   */
  public static Future<Enrolled> redeem(
      Vertx vertx, URI server, @Nullable Path certificate, String code) {
    HttpClient client = vertx.createHttpClient(options(certificate));
    return client
        .request(request(server))
        .compose(request -> request.send(new JsonObject().put("code", code).toBuffer()))
        .recover(why -> Future.failedFuture(Trouble.sentence(server, why)))
        .compose(response -> response.body().compose(body -> enrolled(server, response, body)))
        .eventually(client::close);
  }

  private static HttpClientOptions options(@Nullable Path certificate) {
    HttpClientOptions options = new HttpClientOptions().setConnectTimeout(TIMEOUT_MILLIS);
    return certificate == null
        ? options
        : options.setTrustOptions(new PemTrustOptions().addCertPath(certificate.toString()));
  }

  private static RequestOptions request(URI server) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setHost(server.getHost())
        .setPort(Dialler.port(server))
        .setSsl(Dialler.isSecure(server))
        .setURI(Dialler.path(server, "/api/enrolments"))
        .setTimeout(TIMEOUT_MILLIS)
        .putHeader("Content-Type", "application/json");
  }

  private static Future<Enrolled> enrolled(URI server, HttpClientResponse response, Buffer body) {
    try {
      return response.statusCode() == 200
          ? Future.succeededFuture(BusMessages.fromJson(body.toString(), Enrolled.class))
          : Future.failedFuture(reason(server, response, new JsonObject(body)));
    } catch (IllegalArgumentException | DecodeException _) {
      return Future.failedFuture(
          "%s is not Pasu: it answers %d to an enrolment; check --server"
              .formatted(server, response.statusCode()));
    }
  }

  private static String reason(URI server, HttpClientResponse response, JsonObject problem) {
    return problem.getString("detail", "%s answers %d".formatted(server, response.statusCode()));
  }
}
