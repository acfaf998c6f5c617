package pasu.protocol;

import pasu.protocol.AccessMessage.AddCamera;
import pasu.protocol.AccessMessage.Authenticate;
import pasu.protocol.AccessMessage.Enrol;
import pasu.protocol.AccessMessage.Enrolled;
import pasu.protocol.AccessMessage.EnrolmentCode;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.RevokeCamera;
import pasu.protocol.AccessMessage.SignIn;
import pasu.protocol.AccessMessage.SignOut;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.AccountMessage.AcceptInvitation;
import pasu.protocol.AccountMessage.Accounts;
import pasu.protocol.AccountMessage.AddAccount;
import pasu.protocol.AccountMessage.ChangeMember;
import pasu.protocol.AccountMessage.ChangePassword;
import pasu.protocol.AccountMessage.EndSession;
import pasu.protocol.AccountMessage.Invitation;
import pasu.protocol.AccountMessage.Invite;
import pasu.protocol.AccountMessage.Invited;
import pasu.protocol.AccountMessage.JoinSite;
import pasu.protocol.AccountMessage.ListAccounts;
import pasu.protocol.AccountMessage.ListMembers;
import pasu.protocol.AccountMessage.ListSessions;
import pasu.protocol.AccountMessage.Members;
import pasu.protocol.AccountMessage.PasswordSignIn;
import pasu.protocol.AccountMessage.RemoveAccount;
import pasu.protocol.AccountMessage.Sessions;
import pasu.protocol.AccountMessage.ShowInvitation;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.AgentKnown;
import pasu.protocol.AgentMessage.AgentLost;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.Drain;
import pasu.protocol.AgentMessage.Drained;
import pasu.protocol.AgentMessage.Empty;
import pasu.protocol.AgentMessage.Full;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.AgentMessage.LiveDoor;
import pasu.protocol.AgentMessage.OpenLive;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AuditMessage.Deeds;
import pasu.protocol.AuditMessage.Keep;
import pasu.protocol.AuditMessage.ListDeeds;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.CatalogMessage.Clips;
import pasu.protocol.CatalogMessage.DeleteClip;
import pasu.protocol.CatalogMessage.FindClip;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.CatalogMessage.MarkReviewed;
import pasu.protocol.CatalogMessage.PinClip;
import pasu.protocol.CatalogMessage.RoomMade;
import pasu.protocol.CatalogMessage.RoomWanted;
import pasu.protocol.ClipMessage.ClipChanged;
import pasu.protocol.ClipMessage.ClipRemoved;
import pasu.protocol.ClipMessage.ClipReport;
import pasu.protocol.ClipMessage.ClipsInHand;
import pasu.protocol.ClipMessage.FinishClip;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.EdgeMessage.CameraAdded;
import pasu.protocol.EdgeMessage.CameraChanged;
import pasu.protocol.EdgeMessage.CameraRemoved;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.Cameras;
import pasu.protocol.EdgeMessage.ChangeCamera;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.EdgeLost;
import pasu.protocol.EdgeMessage.EdgesAlive;
import pasu.protocol.EdgeMessage.EdgesKnown;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.EdgeMessage.Fired;
import pasu.protocol.EdgeMessage.ListCameras;
import pasu.protocol.EdgeMessage.Watch;
import pasu.protocol.EdgeMessage.Watching;
import pasu.protocol.LauncherMessage.Launched;
import pasu.protocol.LauncherMessage.LauncherAlive;
import pasu.protocol.LauncherMessage.LauncherDone;
import pasu.protocol.LauncherMessage.ListLaunched;
import pasu.protocol.LauncherMessage.StartAgent;
import pasu.protocol.LauncherMessage.StopAgent;
import pasu.protocol.NodeMessage.ShowDatabase;
import pasu.protocol.NodeMessage.StandsOn;
import pasu.protocol.NotificationMessage.ChangeChannel;
import pasu.protocol.NotificationMessage.Channels;
import pasu.protocol.NotificationMessage.FindNoticed;
import pasu.protocol.NotificationMessage.ListChannels;
import pasu.protocol.NotificationMessage.ListMutes;
import pasu.protocol.NotificationMessage.Mute;
import pasu.protocol.NotificationMessage.Muted;
import pasu.protocol.NotificationMessage.Mutes;
import pasu.protocol.NotificationMessage.NoticedCamera;
import pasu.protocol.NotificationMessage.PushKey;
import pasu.protocol.NotificationMessage.ShowPushKey;
import pasu.protocol.NotificationMessage.Subscribe;
import pasu.protocol.NotificationMessage.TestChannel;
import pasu.protocol.NotificationMessage.Unsubscribe;
import pasu.protocol.ScalingMessage.Limits;
import pasu.protocol.ScalingMessage.ScalingDecided;
import pasu.protocol.ScalingMessage.ScalingState;
import pasu.protocol.ScalingMessage.SetLimits;
import pasu.protocol.ScalingMessage.ShowScaling;
import pasu.protocol.ScalingMessage.Waiting;
import pasu.protocol.SiteMessage.ChangePlan;
import pasu.protocol.SiteMessage.ChangeSite;
import pasu.protocol.SiteMessage.ListPlans;
import pasu.protocol.SiteMessage.ListSites;
import pasu.protocol.SiteMessage.Plans;
import pasu.protocol.SiteMessage.SiteChanged;
import pasu.protocol.SiteMessage.Sites;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.LiveWanted;
import pasu.protocol.StreamMessage.Quit;

/** The event bus addresses, in one place so that the whole conversation can be read at a glance. */
public final class Addresses {

  // Edges: asked by an edge every second; the last four are asked or told by others about them.
  public static final Ask<EdgeAlive, CameraSettings> EDGES = new Ask<>("pasu.edges");
  public static final Ask<EdgesAlive, EdgesKnown> LINKED = new Ask<>("pasu.edges.linked");
  public static final Topic<LinkMessage.LinkOpened> LINKS = new Topic<>("pasu.links");
  public static final Ask<ListCameras, Cameras> CAMERAS = new Ask<>("pasu.cameras");
  public static final Ask<ChangeCamera, Cameras> CAMERA_CHANGES = new Ask<>("pasu.cameras.change");
  public static final Topic<CameraChanged> CHANGED_CAMERAS = new Topic<>("pasu.cameras.changed");
  public static final Topic<CameraAdded> ADDED_CAMERAS = new Topic<>("pasu.cameras.added");
  public static final Topic<CameraRemoved> REMOVED_CAMERAS = new Topic<>("pasu.cameras.removed");
  public static final Topic<EdgeLost> LOST_EDGES = new Topic<>("pasu.edges.lost");

  // Streams: from a detection, or a viewer's wish, to a lease and back.
  public static final Ask<Detected, Grant> DETECTIONS = new Ask<>("pasu.detections");
  public static final Ask<LiveWanted, Grant> LIVE_WANTED = new Ask<>("pasu.live-wanted");
  public static final Topic<Detected> DETECTED = new Topic<>("pasu.detected");
  public static final Topic<Quit> QUITS = new Topic<>("pasu.quits");

  // Agents.
  public static final Ask<AgentAlive, AgentKnown> AGENTS = new Ask<>("pasu.agents");
  public static final Ask<ListAgents, Agents> AGENT_LIST = new Ask<>("pasu.agents.list");
  public static final Topic<Agents> CHANGED_AGENTS = new Topic<>("pasu.agents.changed");
  public static final Topic<AgentLost> LOST_AGENTS = new Topic<>("pasu.agents.lost");
  public static final Topic<Full> FULL = new Topic<>("pasu.agents.full");
  public static final Topic<Empty> EMPTY = new Topic<>("pasu.agents.empty");
  public static final Topic<ScalingDecided> SCALING = new Topic<>("pasu.scaling");
  public static final Topic<Waiting> WAITING = new Topic<>("pasu.waiting");
  public static final Ask<SetLimits, Limits> LIMITS = new Ask<>("pasu.scaling.limits");
  public static final Ask<ShowScaling, ScalingState> SCALING_STATE =
      new Ask<>("pasu.scaling.state");

  // Sites and plans.
  public static final Ask<ListSites, Sites> SITES = new Ask<>("pasu.sites");
  public static final Ask<ChangeSite, Sites> SITE_CHANGES = new Ask<>("pasu.sites.change");
  public static final Ask<ListPlans, Plans> PLANS = new Ask<>("pasu.plans");
  public static final Ask<ChangePlan, Plans> PLAN_CHANGES = new Ask<>("pasu.plans.change");
  public static final Topic<SiteChanged> CHANGED_SITES = new Topic<>("pasu.sites.changed");

  // Launchers, where agents are processes of their own; each is asked at an address of its own.
  public static final Topic<LauncherAlive> LAUNCHERS = new Topic<>("pasu.launchers");

  // Clips: reported by agents, kept by the catalog.
  public static final Ask<ClipReport, Stored> CLIP_REPORTS = new Ask<>("pasu.clips.reports");
  public static final Topic<ClipsInHand> CLIPS_IN_HAND = new Topic<>("pasu.clips.in-hand");
  public static final Topic<ClipChanged> CHANGED_CLIPS = new Topic<>("pasu.clips.changed");
  public static final Topic<ClipRemoved> REMOVED_CLIPS = new Topic<>("pasu.clips.removed");
  public static final Ask<ListClips, Clips> CLIPS = new Ask<>("pasu.clips");
  public static final Ask<FindClip, ClipDetails> CLIP = new Ask<>("pasu.clips.find");
  public static final Ask<PinClip, ClipDetails> PINS = new Ask<>("pasu.clips.pin");
  public static final Ask<MarkReviewed, Stored> REVIEWS = new Ask<>("pasu.clips.review");
  public static final Ask<DeleteClip, ClipRemoved> DELETIONS = new Ask<>("pasu.clips.delete");
  public static final Ask<RoomWanted, RoomMade> ROOM_WANTED = new Ask<>("pasu.clips.make-room");

  // Alarms: told by agents and edges.
  public static final Topic<Alarm> ALARMS = new Topic<>("pasu.alarms");

  // Nodes: every process of the mesh, and who listens to what they say.
  public static final Topic<NodeMessage.Node> NODES = new Topic<>("pasu.nodes");
  public static final Topic<NodeMessage.Listen> TAILS = new Topic<>("pasu.tails");
  public static final Ask<ShowDatabase, StandsOn> DATABASE = new Ask<>("pasu.database");
  public static final Topic<StandsOn> DATABASES = new Topic<>("pasu.databases");

  // Notifications.
  public static final Ask<ShowPushKey, PushKey> PUSH_KEY = new Ask<>("pasu.push.key");
  public static final Ask<Subscribe, Stored> SUBSCRIPTIONS = new Ask<>("pasu.push.subscribe");
  public static final Ask<Unsubscribe, Stored> UNSUBSCRIPTIONS = new Ask<>("pasu.push.unsubscribe");
  public static final Ask<FindNoticed, NoticedCamera> NOTICED_CAMERAS =
      new Ask<>("pasu.push.cameras");
  public static final Ask<ListChannels, Channels> CHANNELS = new Ask<>("pasu.notifications");
  public static final Ask<ChangeChannel, Channels> CHANNEL_CHANGES =
      new Ask<>("pasu.notifications.change");
  public static final Ask<TestChannel, Stored> CHANNEL_TESTS = new Ask<>("pasu.notifications.test");
  public static final Ask<Mute, Muted> MUTES = new Ask<>("pasu.notifications.mute");
  public static final Ask<ListMutes, Mutes> MUTE_LIST = new Ask<>("pasu.notifications.mutes");

  // Access.
  public static final Ask<Authenticate, Principal> AUTHENTICATION = new Ask<>("pasu.access");
  public static final Ask<SignIn, SignedIn> SIGN_INS = new Ask<>("pasu.access.sign-in");
  public static final Ask<PasswordSignIn, SignedIn> PASSWORD_SIGN_INS =
      new Ask<>("pasu.access.sign-in.password");
  public static final Ask<SignOut, Stored> SIGN_OUTS = new Ask<>("pasu.access.sign-out");
  public static final Ask<AddCamera, EnrolmentCode> NEW_CAMERAS = new Ask<>("pasu.access.cameras");
  public static final Ask<Enrol, Enrolled> ENROLMENTS = new Ask<>("pasu.access.enrol");
  public static final Ask<RevokeCamera, Stored> REVOCATIONS = new Ask<>("pasu.access.revoke");

  // Accounts, and what people did.
  public static final Ask<ChangePassword, Stored> PASSWORDS = new Ask<>("pasu.accounts.password");
  public static final Ask<ListSessions, Sessions> SESSIONS = new Ask<>("pasu.accounts.sessions");
  public static final Ask<EndSession, Stored> SESSION_ENDS =
      new Ask<>("pasu.accounts.sessions.end");
  public static final Ask<Invite, Invited> INVITE = new Ask<>("pasu.accounts.invite");
  public static final Ask<ShowInvitation, Invitation> INVITATIONS =
      new Ask<>("pasu.accounts.invitations");
  public static final Ask<AcceptInvitation, SignedIn> ACCEPTANCES =
      new Ask<>("pasu.accounts.invitations.accept");
  public static final Ask<JoinSite, Stored> JOINS = new Ask<>("pasu.accounts.invitations.join");
  public static final Ask<ListMembers, Members> MEMBERS = new Ask<>("pasu.accounts.members");
  public static final Ask<ChangeMember, Stored> MEMBER_CHANGES =
      new Ask<>("pasu.accounts.members.change");
  public static final Ask<ListAccounts, Accounts> ACCOUNTS = new Ask<>("pasu.accounts");
  public static final Ask<AddAccount, Invited> NEW_ACCOUNTS = new Ask<>("pasu.accounts.add");
  public static final Ask<RemoveAccount, Stored> ACCOUNT_REMOVALS =
      new Ask<>("pasu.accounts.remove");
  public static final Ask<PasskeyMessage.DrawChallenge, PasskeyMessage.Challenge> CHALLENGES =
      new Ask<>("pasu.accounts.passkeys.challenge");
  public static final Ask<PasskeyMessage.PasskeySignIn, SignedIn> PASSKEY_SIGN_INS =
      new Ask<>("pasu.access.sign-in.passkey");
  public static final Ask<PasskeyMessage.AddPasskey, Stored> NEW_PASSKEYS =
      new Ask<>("pasu.accounts.passkeys.add");
  public static final Ask<PasskeyMessage.ListPasskeys, PasskeyMessage.Passkeys> PASSKEYS =
      new Ask<>("pasu.accounts.passkeys");
  public static final Ask<PasskeyMessage.RenamePasskey, Stored> PASSKEY_NAMES =
      new Ask<>("pasu.accounts.passkeys.rename");
  public static final Ask<PasskeyMessage.RemovePasskey, Stored> PASSKEY_REMOVALS =
      new Ask<>("pasu.accounts.passkeys.remove");
  public static final Ask<Keep, Stored> DEEDS = new Ask<>("pasu.audit.keep");
  public static final Ask<ListDeeds, Deeds> AUDIT = new Ask<>("pasu.audit");

  private Addresses() {}

  /** Where one listener is told what was said. */
  public static Topic<NodeMessage.Overheard> overheard(String listener) {
    return new Topic<>("pasu.tails." + listener);
  }

  /** Where one camera's edge is asked to fire its sensor. */
  public static Ask<Fire, Fired> fire(String camera) {
    return new Ask<>("pasu.edge." + camera + ".fire");
  }

  /** Where one camera's edge is asked to stream although nothing was detected. */
  public static Ask<Watch, Watching> watch(String camera) {
    return new Ask<>("pasu.edge." + camera + ".watch");
  }

  /** Where one camera's edge hears, on its own bus, whether there is a link. */
  public static Topic<LinkMessage.LinkTold> link(String camera) {
    return new Topic<>("pasu.edge." + camera + ".link");
  }

  /** Where one camera's edge hears, on its own bus, how far its clock is off. */
  public static Topic<LinkMessage.ClockRead> clock(String camera) {
    return new Topic<>("pasu.edge." + camera + ".clock");
  }

  /** Where one agent is asked for a slot. */
  public static Ask<Admit, Admitted> admit(String agent) {
    return new Ask<>("pasu.agent." + agent + ".admit");
  }

  /** Where one agent is asked to take no more streams. */
  public static Ask<Drain, Drained> drain(String agent) {
    return new Ask<>("pasu.agent." + agent + ".drain");
  }

  /** Where one agent is asked to finish a clip that another left behind. */
  public static Ask<FinishClip, Stored> finish(String agent) {
    return new Ask<>("pasu.agent." + agent + ".finish");
  }

  /** Where one agent is asked for the frames of a camera it receives. */
  public static Ask<OpenLive, LiveDoor> live(String agent) {
    return new Ask<>("pasu.agent." + agent + ".live");
  }

  /** Where one launcher is asked to start an agent. */
  public static Ask<StartAgent, LauncherDone> startAgent(String launcher) {
    return new Ask<>("pasu.launcher." + launcher + ".start");
  }

  /** Where one launcher is asked to stop an agent. */
  public static Ask<StopAgent, LauncherDone> stopAgent(String launcher) {
    return new Ask<>("pasu.launcher." + launcher + ".stop");
  }

  /** Where one launcher is asked what it has running. */
  public static Ask<ListLaunched, Launched> launched(String launcher) {
    return new Ask<>("pasu.launcher." + launcher + ".list");
  }
}
