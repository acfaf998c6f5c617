package pasu.web.link;

import java.util.Set;
import pasu.protocol.AccessMessage.Authenticate;
import pasu.protocol.AccountMessage.ListAccounts;
import pasu.protocol.AccountMessage.ListMembers;
import pasu.protocol.AccountMessage.ListSessions;
import pasu.protocol.AccountMessage.ShowInvitation;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.AuditMessage.ListDeeds;
import pasu.protocol.BusMessage;
import pasu.protocol.CatalogMessage.FindClip;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.EdgeMessage.ListCameras;
import pasu.protocol.LauncherMessage.ListLaunched;
import pasu.protocol.NodeMessage.ShowDatabase;
import pasu.protocol.NotificationMessage.ListChannels;
import pasu.protocol.NotificationMessage.ListMutes;
import pasu.protocol.NotificationMessage.ShowPushKey;
import pasu.protocol.PasskeyMessage.ListPasskeys;
import pasu.protocol.ScalingMessage.ShowScaling;
import pasu.protocol.SiteMessage.ListPlans;
import pasu.protocol.SiteMessage.ListSites;

/** Which of an operator's requests on the bus are only questions: all else is a deed to be kept. */
final class LinkDeeds {

  private static final Set<Class<? extends BusMessage>> QUESTIONS =
      Set.of(
          Authenticate.class,
          FindClip.class,
          ListAccounts.class,
          ListAgents.class,
          ListCameras.class,
          ListChannels.class,
          ListClips.class,
          ListDeeds.class,
          ListLaunched.class,
          ListMembers.class,
          ListMutes.class,
          ListPasskeys.class,
          ListPlans.class,
          ListSessions.class,
          ListSites.class,
          ShowDatabase.class,
          ShowInvitation.class,
          ShowPushKey.class,
          ShowScaling.class);

  private LinkDeeds() {}

  /** Whether messages of a type change nothing. */
  static boolean isQuestion(Class<?> type) {
    return QUESTIONS.contains(type);
  }
}
