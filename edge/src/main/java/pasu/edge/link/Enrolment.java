package pasu.edge.link;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AccessMessage.Enrolled;
import pasu.protocol.BusMessages;
import pasu.protocol.Invitation;
import pasu.protocol.KeyPin;

/** Gives a code for an edge's secret, to the very server that the code is of (ADR 41). */
public final class Enrolment {

  private static final int TIMEOUT_MILLIS = 10_000;

  private final Vertx vertx;
  private final URI server;
  private final String code;

  private Enrolment(Vertx vertx, URI server, String code) {
    this.vertx = vertx;
    this.server = server;
    this.code = code;
  }

  /**
   * Asks a server once; a failure says in a sentence why it is a no.
   *
   * @param certificate in PEM, to trust instead of the code's pin, and of those this machine trusts
   */
  public static Future<EdgeIdentity> redeem(
      Vertx vertx, URI server, Invitation invitation, @Nullable Path certificate) {
    Enrolment enrolment = new Enrolment(vertx, server, invitation.code());
    if (certificate != null) {
      return enrolment.by(ServerTrust.in(certificate));
    }
    if (invitation.pin() == null) {
      return enrolment.by(ServerTrust.OF_THIS_MACHINE);
    }
    return Dialler.isSecure(server)
        ? enrolment.by(new PinnedKey(invitation::admits))
        : Future.failedFuture(
            "the code is of a server that speaks https, but %s is plain http; write https"
                .formatted(server));
  }

  private Future<EdgeIdentity> by(ServerTrust trust) {
    return with(trust, this::redeem).map(enrolled -> identity(enrolled, null));
  }

  /** A key that somebody renews every few weeks would shut the edge out one day. */
  private Future<EdgeIdentity> by(PinnedKey key) {
    return with(ServerTrust.of(key), this::redeem)
        .compose(
            enrolled ->
                with(ServerTrust.OF_THIS_MACHINE, this::greet)
                    .map(_ -> identity(enrolled, null))
                    .otherwise(_ -> identity(enrolled, key.seen().orElseThrow())));
  }

  private EdgeIdentity identity(Enrolled enrolled, @Nullable KeyPin pin) {
    return new EdgeIdentity(enrolled.camera(), enrolled.secret(), server, pin);
  }

  private <T> Future<T> with(ServerTrust trust, Function<HttpClient, Future<T>> question) {
    HttpClientOptions wishes = new HttpClientOptions().setConnectTimeout(TIMEOUT_MILLIS);
    HttpClient client = vertx.createHttpClient(trust.applyTo(wishes));
    return question.apply(client).eventually(client::close);
  }

  private Future<Enrolled> redeem(HttpClient client) {
    Buffer body = new JsonObject().put("code", code).toBuffer();
    return client
        .request(request(HttpMethod.POST, "/api/enrolments"))
        .compose(request -> request.putHeader("Content-Type", "application/json").send(body))
        .recover(why -> Future.failedFuture(sentence(why)))
        .compose(response -> response.body().compose(answer -> enrolled(response, answer)));
  }

  private Future<HttpClientResponse> greet(HttpClient client) {
    return client.request(request(HttpMethod.GET, "/healthz")).compose(HttpClientRequest::send);
  }

  private RequestOptions request(HttpMethod method, String path) {
    return new RequestOptions()
        .setMethod(method)
        .setHost(server.getHost())
        .setPort(Dialler.port(server))
        .setSsl(Dialler.isSecure(server))
        .setURI(Dialler.path(server, path))
        .setTimeout(TIMEOUT_MILLIS);
  }

  private String sentence(Throwable why) {
    return PinnedKey.refused(why)
        ? "%s is not the server that the code is of, or somebody is in between; check the address, and copy all of the code"
            .formatted(server)
        : Trouble.sentence(server, why);
  }

  private Future<Enrolled> enrolled(HttpClientResponse response, Buffer body) {
    try {
      return response.statusCode() == 200
          ? Future.succeededFuture(BusMessages.fromJson(body.toString(), Enrolled.class))
          : Future.failedFuture(reason(response, new JsonObject(body)));
    } catch (IllegalArgumentException | DecodeException _) {
      return Future.failedFuture(
          "%s is not Pasu: it answers %d to an enrolment; check the address"
              .formatted(server, response.statusCode()));
    }
  }

  private String reason(HttpClientResponse response, JsonObject problem) {
    return problem.getString("detail", "%s answers %d".formatted(server, response.statusCode()));
  }
}
