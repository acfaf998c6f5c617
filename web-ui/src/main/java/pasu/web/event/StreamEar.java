package pasu.web.event;

import io.vertx.core.http.HttpServerResponse;

/** An endless answer of server-sent events (HTML, section 9.2). */
record StreamEar(HttpServerResponse response) implements Ear {

  @Override
  public boolean isFull() {
    return response.writeQueueFull();
  }

  @Override
  public void tell(String event, String json) {
    response.write("event: %s\ndata: %s\n\n".formatted(event, json));
  }

  @Override
  public void beat() {
    response.write(":\n\n");
  }

  @Override
  public void close() {
    response.reset();
  }
}
