package pasu.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import pasu.protocol.AccessMessage.Authenticate;
import pasu.protocol.AccessMessage.Enrolled;
import pasu.protocol.AccessMessage.EnrolmentCode;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.AccessMessage.SignIn;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.Datagrams;
import pasu.protocol.AgentMessage.Drained;
import pasu.protocol.AgentMessage.Stream;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.Ask;
import pasu.protocol.Bus;
import pasu.protocol.BusMessage;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.CatalogMessage.Clips;
import pasu.protocol.Cause;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipRemoved;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.EdgeMessage.Cameras;
import pasu.protocol.EdgeMessage.ChangeCamera;
import pasu.protocol.EdgeMessage.Fired;
import pasu.protocol.FrameRange;
import pasu.protocol.Refusal;
import pasu.protocol.ScalingMessage.Limits;
import pasu.protocol.ScalingMessage.ScalingState;
import pasu.protocol.ScalingMessage.Waiting;
import pasu.protocol.SiteMessage.Plan;
import pasu.protocol.SiteMessage.Plans;
import pasu.protocol.SiteMessage.Site;
import pasu.protocol.SiteMessage.Sites;
import pasu.web.route.Exchange;

/** Answers at the control plane's addresses by heart, and remembers what it was asked. */
final class ScriptedControlPlane {

  static final Instant STARTED = Instant.parse("2026-11-23T09:00:00Z");
  static final String CLIP = "0123456789abcdef0123456789abcdef";

  static final Site SHOP = new Site("shop", "premium", 100, true, 4, 2, 61, 1_234_567_890);
  static final Plan PLUS = new Plan("plus", 100, 1920, 1080, 15, 85, false);

  final ConcurrentLinkedDeque<BusMessage> asked = new ConcurrentLinkedDeque<>();
  final Map<String, Role> tokens =
      new ConcurrentHashMap<>(
          Map.of(
              "viewer",
              Role.VIEWER,
              "owner",
              Role.OWNER,
              "operator",
              Role.OPERATOR,
              "gate",
              Role.EDGE));

  /** What whose token it is are in which site; for {@link #tokens} it is at home. */
  final Map<String, Map<String, Role>> sites = new ConcurrentHashMap<>();

  final Map<String, Clip> clips = new ConcurrentHashMap<>();
  final List<Camera> cameras =
      new CopyOnWriteArrayList<>(List.of(camera("yard", true), camera("shed", false)));

  private final AtomicInteger unanswered = new AtomicInteger();
  volatile boolean silent;

  /** What answers about who somebody is wait for. */
  volatile Future<?> gate = Future.succeededFuture();

  private final Bus bus;

  ScriptedControlPlane(Vertx vertx) {
    this.bus = new Bus(vertx.eventBus());
    clips.put(CLIP, clip(CLIP, Clip.State.READY));
  }

  ScriptedControlPlane start() {
    answerAccess();
    answerClips();
    answerEnrolments();
    new ScriptedNotifications(this).start();
    answer(Addresses.CAMERAS, _ -> Future.succeededFuture(new Cameras(cameras)));
    answer(Addresses.CAMERA_CHANGES, this::change);
    answer(Addresses.SITES, _ -> Future.succeededFuture(new Sites(List.of(SHOP))));
    answer(Addresses.SITE_CHANGES, _ -> Future.succeededFuture(new Sites(List.of(SHOP))));
    answer(Addresses.PLANS, _ -> Future.succeededFuture(new Plans(List.of(PLUS))));
    answer(Addresses.PLAN_CHANGES, _ -> Future.succeededFuture(new Plans(List.of(PLUS))));
    answer(Addresses.AGENT_LIST, _ -> Future.succeededFuture(agents()));
    answerScaling();
    answer(Addresses.fire("yard"), _ -> Future.succeededFuture(new Fired(CLIP)));
    return this;
  }

  <Q extends BusMessage, A extends BusMessage> void answer(
      Ask<Q, A> at, java.util.function.Function<Q, Future<A>> answerer) {
    bus.answer(
            at,
            (Q question) -> {
              asked.add(question);
              return answerer.apply(question);
            })
        .await();
  }

  <Q extends BusMessage> List<Q> asked(Class<Q> type) {
    return asked.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void answerAccess() {
    answer(Addresses.AUTHENTICATION, this::authenticate);
    answer(Addresses.SIGN_INS, this::signIn);
    answer(
        Addresses.SIGN_OUTS,
        bye -> {
          tokens.remove(bye.session());
          return Future.succeededFuture(new Stored());
        });
  }

  private void answerEnrolments() {
    answer(
        Addresses.NEW_CAMERAS,
        wish ->
            Future.succeededFuture(new EnrolmentCode(wish.camera(), "3FK7-QPAM-2XWD", STARTED)));
    answer(
        Addresses.ENROLMENTS,
        question ->
            question.code().equals("3FK7-QPAM-2XWD")
                ? Future.succeededFuture(new Enrolled("gate", "s3cret"))
                : Future.failedFuture(new Refusal(401, "this code never was one")));
    answer(
        Addresses.REVOCATIONS,
        question ->
            question.camera().equals("shed")
                ? Future.succeededFuture(new Stored())
                : Future.failedFuture(Refusal.notFound("no such camera")));
  }

  private void answerScaling() {
    answer(Addresses.drain("agent-1"), _ -> Future.succeededFuture(new Drained(1)));
    answer(
        Addresses.LIMITS,
        change -> Future.succeededFuture(Exchange.checked(() -> new Limits(1, 10).with(change))));
    answer(
        Addresses.SCALING_STATE,
        _ ->
            Future.succeededFuture(
                new ScalingState(
                    new Limits(1, 10),
                    List.of("agent-1"),
                    List.of("agent-2"),
                    List.of(),
                    2,
                    new Waiting(0),
                    null,
                    List.of())));
  }

  private void answerClips() {
    answer(
        Addresses.CLIPS,
        _ ->
            silent
                ? Future.failedFuture(Refusal.unavailable("the database is down"))
                : Future.succeededFuture(
                    new Clips(clips.values().stream().toList(), Set.of(CLIP))));
    answer(Addresses.REVIEWS, _ -> Future.succeededFuture(new Stored()));
    answer(Addresses.CLIP, find -> details(find.id()));
    answer(
        Addresses.PINS,
        pin ->
            details(pin.id())
                .map(it -> new ClipDetails(it.clip().withPinned(pin.pinned()), it.missing())));
    answer(
        Addresses.DELETIONS,
        delete -> details(delete.id()).map(it -> new ClipRemoved(delete.id(), "home")));
  }

  private Future<ClipDetails> details(String id) {
    Clip clip = clips.get(id);
    return clip == null
        ? Future.failedFuture(Refusal.notFound("no clip is called \"%s\"".formatted(id)))
        : Future.succeededFuture(new ClipDetails(clip, List.of(new FrameRange(7, 9))));
  }

  private Future<Principal> authenticate(Authenticate question) {
    unanswered.addAndGet(silent ? 1 : 0);
    return gate.compose(_ -> principal(question));
  }

  private Future<Principal> principal(Authenticate question) {
    if (silent) {
      return Future.failedFuture(Refusal.unavailable("the database is down"));
    }
    Map<String, Role> roles = sites.get(question.token());
    Role role = tokens.get(question.token());
    if (roles != null) {
      return Future.succeededFuture(Principal.member(question.token(), roles));
    }
    return role == null
        ? Future.failedFuture(new Refusal(401, "nobody's token"))
        : Future.succeededFuture(principal(question.token(), role));
  }

  /** How often nobody could tell whose a token is. */
  int unanswered() {
    return unanswered.get();
  }

  /** Whoever has a role in a site has it at home. */
  static Principal principal(String user, Role role) {
    return role == Role.OWNER || role == Role.VIEWER
        ? Principal.member(user, Map.of("home", role))
        : new Principal(user, role);
  }

  private Future<SignedIn> signIn(SignIn question) {
    if (!question.oneTimeToken().equals("once")) {
      return Future.failedFuture(new Refusal(401, "the token is unknown or was used"));
    }
    tokens.put("session-1", Role.OWNER);
    return Future.succeededFuture(new SignedIn("session-1", principal("ann", Role.OWNER)));
  }

  private Future<Cameras> change(ChangeCamera change) {
    return Future.succeededFuture(new Cameras(cameras));
  }

  static Clip clip(String id, Clip.State state) {
    return new Clip(
        id,
        "yard",
        "home",
        3,
        Cause.MOTION,
        STARTED.plusSeconds(5),
        STARTED,
        35_000,
        3,
        3,
        state,
        300,
        false);
  }

  static Camera camera(String id, boolean online) {
    return camera("home", id, online);
  }

  static Camera cameraOf(String site, String id) {
    return camera(site, id, true);
  }

  private static Camera camera(String site, String id, boolean online) {
    return new Camera(
        id, id, site, 3, "scene:", "manual:", online, 1280, 720, 15, null, List.of(), null, null,
        List.of(), null, null);
  }

  static Agents agents() {
    return new Agents(
        List.of(
            new Agent(
                "agent-1",
                3,
                false,
                List.of(new Stream("yard", 7, CLIP, 450, 2, 800_000, 1)),
                List.of(alarm(true)),
                new Datagrams(9_000, 50, 4, 31, 2, Map.of("forged", 7L)))));
  }

  static Alarm alarm(boolean raised) {
    return new Alarm("agent-1", Kind.DISK_FULL, raised, "2 MiB are free: unpin clips", STARTED);
  }
}
