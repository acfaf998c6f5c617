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
        refuse(
            earlier,
            "asked-meanwhile",
            "no lease for camera {camera}: it was asked again meanwhile; ask again");
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
        refuse(
            request,
            "no-free-slot",
            "no lease for camera {camera}: no agent has a free slot; ask again");
      }
    }
  }

  /** This control plane decides no longer. */
  void refuseAll() {
    for (Request request : inTurn()) {
      requests.remove(request);
      refuse(
          request,
          "other-leader",
          "no lease for camera {camera}: this control plane decides no longer; ask again");
    }
  }

  private static void refuse(Request request, String code, String template) {
    request.answer().tryFail(Refusal.unavailable(code, template, request.camera()));
  }
}
