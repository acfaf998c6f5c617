package pasu.bench.simulation.scale;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import pasu.protocol.AccessMessage.AddCamera;
import pasu.protocol.AccessMessage.Enrol;
import pasu.protocol.AccessMessage.Enrolled;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.EdgeAlive;

/** Lets thousands of edges in, as an operator and they would, but over the bus. */
final class Enrolment {

  private static final int TOGETHER = 50;

  private Enrolment() {}

  /** Blocks; what proves each camera, by its name. */
  static Map<String, Supplier<String>> of(Bus bus, List<EdgeAlive> edges) {
    Map<String, Supplier<String>> secrets = new HashMap<>();
    for (int from = 0; from < edges.size(); from += TOGETHER) {
      List<Future<Enrolled>> some =
          edges.subList(from, Math.min(edges.size(), from + TOGETHER)).stream()
              .map(edge -> enrol(bus, edge))
              .toList();
      Future.all(some).await();
      some.stream().map(Future::result).forEach(one -> secrets.put(one.camera(), one::secret));
    }
    return secrets;
  }

  private static Future<Enrolled> enrol(Bus bus, EdgeAlive edge) {
    return bus.ask(Addresses.NEW_CAMERAS, new AddCamera(edge.camera(), edge.site(), null))
        .compose(code -> bus.ask(Addresses.ENROLMENTS, new Enrol(code.code())));
  }
}
