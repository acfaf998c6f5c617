package pasu.protocol;

import java.util.List;

/** The conversation about sites and their plans. */
public sealed interface SiteMessage extends BusMessage {

  /** Asks at {@link Addresses#SITES} for every known site. */
  record ListSites() implements SiteMessage {}

  /** Every known site, by name. */
  record Sites(List<Site> sites) implements SiteMessage {
    public Sites {
      sites = List.copyOf(sites);
    }
  }

  /**
   * Asks at {@link Addresses#SITE_CHANGES} to give a site another plan; refused with code 404 where
   * there is no such site, and 400 where there is no such plan.
   */
  record ChangeSite(String site, String plan) implements SiteMessage {
    public ChangeSite {
      Checks.name("site", site);
      Checks.name("plan", plan);
    }
  }

  /** Told at {@link Addresses#CHANGED_SITES} when a site got another plan. */
  record SiteChanged(Site site) implements SiteMessage {}

  /**
   * A home or shop.
   *
   * @param clipsKept the latest so many, by its plan; pinned ones come on top
   * @param dedicatedAgent whether its plan shares agents with no other site
   * @param cameras how many are registered
   */
  record Site(String id, String plan, int clipsKept, boolean dedicatedAgent, int cameras)
      implements SiteMessage {}
}
