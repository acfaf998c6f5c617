package pasu.assignment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pasu.protocol.Refusal;

/** The requests that have no lease yet, in the order of their turn. Not thread-safe. */
final class WaitingRequests {

  private final List<Request> requests = new ArrayList<>();

  /** Lets a request wait; one for the same wish gives it its place and is refused. */
  void add(Request request) {
    Instant since = request.since();
    for (Request earlier : inTurn()) {
      if (earlier.isSameWish(request)) {
        requests.remove(earlier);
        since = earlier.since().isBefore(since) ? earlier.since() : since;
        refuse(earlier, "it was asked again meanwhile");
      }
    }
    requests.add(request.waitingSince(since));
    requests.sort(Request.BY_TURN);
  }

  boolean remove(Request request) {
    return requests.remove(request);
  }

  /** A copy, so that it may be gone through while requests come and go. */
  List<Request> inTurn() {
    return List.copyOf(requests);
  }

  /** Refuses the requests last asked before a moment. */
  void refuseAskedBefore(Instant moment) {
    for (Request request : inTurn()) {
      if (request.askedAt().isBefore(moment)) {
        requests.remove(request);
        refuse(request, "no agent has a free slot");
      }
    }
  }

  void refuseAll(String reason) {
    for (Request request : inTurn()) {
      requests.remove(request);
      refuse(request, reason);
    }
  }

  private static void refuse(Request request, String reason) {
    request
        .answer()
        .tryFail(
            Refusal.unavailable(
                "no lease for camera %s: %s; ask again".formatted(request.camera(), reason)));
  }
}
