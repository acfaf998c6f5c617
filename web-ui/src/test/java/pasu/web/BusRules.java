package pasu.web;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pasu.protocol.Addresses;

/** Who has to do with each address of the bus from outside. Whoever adds one decides that here. */
final class BusRules {

  /** Who but an operator has to do with an address. */
  enum Rule {
    /** The camera's own edge asks there, about itself. */
    ASKED_BY_ITS_EDGE,
    /** The camera's own edge tells something there, about itself. */
    TOLD_BY_ITS_EDGE,
    /** The camera's own edge is asked there. */
    ASKED_OF_ITS_EDGE,
    /** Each edge that may be concerned hears it. */
    TOLD_TO_EDGES,
    /** Nobody. */
    OPERATORS
  }

  private static final String OPERATORS_ONLY =
      """
      LINKED LINKS CAMERAS CAMERA_CHANGES CHANGED_CAMERAS ADDED_CAMERAS
      REMOVED_CAMERAS LOST_EDGES DETECTED AGENTS AGENT_LIST CHANGED_AGENTS FULL
      EMPTY SCALING WAITING LIMITS SCALING_STATE SITES SITE_CHANGES CHANGED_SITES PLANS PLAN_CHANGES
      MUTE_LIST NOTICED_CAMERAS CLIPS_IN_HAND DATABASE DATABASES
      LAUNCHERS CLIP_REPORTS CHANGED_CLIPS REMOVED_CLIPS
      CLIPS CLIP PINS DELETIONS ROOM_WANTED NODES TAILS PUSH_KEY SUBSCRIPTIONS
      UNSUBSCRIPTIONS CHANNELS CHANNEL_CHANGES CHANNEL_TESTS MUTES AUTHENTICATION
      SIGN_INS SIGN_OUTS NEW_CAMERAS ENROLMENTS REVOCATIONS REVIEWS PASSWORD_SIGN_INS
      PASSWORDS SESSIONS SESSION_ENDS INVITE INVITATIONS ACCEPTANCES JOINS MEMBERS
      MEMBER_CHANGES ACCOUNTS NEW_ACCOUNTS ACCOUNT_REMOVALS DEEDS AUDIT
      CHALLENGES PASSKEY_SIGN_INS NEW_PASSKEYS PASSKEYS PASSKEY_NAMES PASSKEY_REMOVALS
      overheard(…) admit(…) drain(…) live(…) startAgent(…) stopAgent(…) launched(…) finish(…) clock(…) link(…)
      """;

  private static final Map<String, Rule> RULES = rules();

  private BusRules() {}

  /** The addresses that have a rule. */
  static Set<String> named() {
    return RULES.keySet();
  }

  static Rule of(KnownAddress address) {
    return RULES.getOrDefault(address.name(), Rule.OPERATORS);
  }

  /** Where an edge's message goes follows from what it is, not from an address. */
  static Set<String> reachable(Class<?> said, String camera) {
    return KnownAddress.all(camera).stream()
        .filter(address -> address.said() == said)
        .filter(
            address -> Set.of(Rule.ASKED_BY_ITS_EDGE, Rule.TOLD_BY_ITS_EDGE).contains(of(address)))
        .map(BusRules::throughTheGateway)
        .collect(Collectors.toSet());
  }

  /** Signs of life go on in company (ADR 22). */
  private static String throughTheGateway(KnownAddress address) {
    return address.name().equals("EDGES") ? Addresses.LINKED.address() : address.address();
  }

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new TreeMap<>();
    Stream.of("EDGES", "DETECTIONS", "LIVE_WANTED")
        .forEach(name -> rules.put(name, Rule.ASKED_BY_ITS_EDGE));
    Stream.of("QUITS", "ALARMS").forEach(name -> rules.put(name, Rule.TOLD_BY_ITS_EDGE));
    Stream.of("fire(…)", "watch(…)").forEach(name -> rules.put(name, Rule.ASKED_OF_ITS_EDGE));
    rules.put("LOST_AGENTS", Rule.TOLD_TO_EDGES);
    Stream.of(OPERATORS_ONLY.split("\\s+")).forEach(name -> rules.put(name, Rule.OPERATORS));
    return rules;
  }
}
