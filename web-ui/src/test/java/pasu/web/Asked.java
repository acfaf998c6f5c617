package pasu.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An answer that is read as it comes.
 *
 * @param bytes how much came so far
 */
record Asked(CompletableFuture<Integer> status, CompletableFuture<?> end, AtomicLong bytes) {

  static Asked of(HttpClient client, URI address, String who, String... headers) {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    AtomicLong bytes = new AtomicLong();
    HttpRequest request = Rig.as(who, HttpRequest.newBuilder(address), headers).build();
    CompletableFuture<?> end =
        client.sendAsync(
            request,
            head -> {
              status.complete(head.statusCode());
              return BodySubscribers.ofByteArrayConsumer(
                  piece -> bytes.addAndGet(piece.map(it -> it.length).orElse(0)));
            });
    return new Asked(status, end, bytes);
  }
}
