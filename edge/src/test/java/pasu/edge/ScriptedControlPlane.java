package pasu.edge;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.PictureSettings;
import pasu.protocol.Refusal;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Quit;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;

/** A control plane that answers as a test wrote down, and then goes on with the last answer. */
final class ScriptedControlPlane {

  private static final long PATIENCE_SECONDS = 20;

  private final Queue<Supplier<Future<Grant>>> script = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<StreamMessage> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<EdgeAlive> edges = new LinkedBlockingQueue<>();
  private final BlockingQueue<Quit> quits = new LinkedBlockingQueue<>();
  private volatile CameraSettings settings = new CameraSettings(3);
  private volatile Supplier<Future<Grant>> last = () -> grant("agent-1", 1);

  ScriptedControlPlane(Vertx vertx) {
    Bus bus = new Bus(vertx.eventBus());
    Future.all(
            bus.answer(Addresses.DETECTIONS, this::answer),
            bus.answer(Addresses.LIVE_WANTED, this::answer),
            bus.answer(Addresses.EDGES, this::registered),
            bus.hear(Addresses.QUITS, quits::add))
        .await();
  }

  ScriptedControlPlane grants(String agent, long epoch) {
    return then(() -> grant(agent, epoch));
  }

  /** The same agent and epoch, but the agent was started anew. */
  ScriptedControlPlane grantsRestarted(String agent, long epoch) {
    return then(() -> Future.succeededFuture(lease(agent, epoch, 8)));
  }

  ScriptedControlPlane refuses() {
    return then(() -> Future.failedFuture(Refusal.unavailable("every agent is full")));
  }

  ScriptedControlPlane keepsWaiting() {
    return then(() -> Promise.<Grant>promise().future());
  }

  ScriptedControlPlane wants(PictureSettings pictures) {
    settings = new CameraSettings(3, pictures);
    return this;
  }

  /** The next question about a lease. */
  StreamMessage asked() throws InterruptedException {
    return taken(asked);
  }

  EdgeAlive edge() throws InterruptedException {
    return taken(edges);
  }

  void forgetEdges() {
    edges.clear();
  }

  Quit quit() throws InterruptedException {
    return taken(quits);
  }

  boolean heardNoQuit() {
    return quits.isEmpty();
  }

  private ScriptedControlPlane then(Supplier<Future<Grant>> answer) {
    script.add(answer);
    return this;
  }

  private Future<Grant> answer(StreamMessage question) {
    asked.add(question);
    Supplier<Future<Grant>> next = script.poll();
    last = next == null ? last : next;
    return last.get();
  }

  private Future<CameraSettings> registered(EdgeAlive edge) {
    edges.add(edge);
    return Future.succeededFuture(settings);
  }

  private static Future<Grant> grant(String agent, long epoch) {
    return Future.succeededFuture(lease(agent, epoch, 7));
  }

  private static Grant lease(String agent, long epoch, long agentSession) {
    Secret secret = Secret.random(RandomGenerator.getDefault());
    return new Grant(
        new Terms("yard", "home", 3, epoch, Suite.AES_128_GCM, secret, 5, 5_000),
        new Admitted(agent, "127.0.0.1", 4_000, agentSession));
  }

  private static <T> T taken(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(PATIENCE_SECONDS, SECONDS);
    if (next == null) {
      throw new AssertionError("nothing more was said");
    }
    return next;
  }
}
