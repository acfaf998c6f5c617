package pasu.web.site;

import java.util.List;
import pasu.protocol.SiteMessage.Site;

/** Sites and what they use, for a spreadsheet. */
final class SiteSheet {

  private SiteSheet() {}

  static String of(List<Site> sites) {
    Csv sheet =
        new Csv(
            "site",
            "plan",
            "clips_kept",
            "dedicated_agent",
            "cameras",
            "streams",
            "clips",
            "bytes");
    for (Site site : sites) {
      sheet.row(
          site.id(),
          site.plan(),
          site.clipsKept(),
          site.dedicatedAgent(),
          site.cameras(),
          site.streams(),
          site.clips(),
          site.bytes());
    }
    return sheet.toString();
  }
}
