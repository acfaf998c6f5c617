package pasu.protocol;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conversation about sites and their plans. */
public sealed interface SiteMessage extends BusMessage {

  /** Asks at {@link Addresses#SITES} for every known site. */
  record ListSites() implements SiteMessage, Question {}

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

  /** Told at {@link Addresses#CHANGED_SITES} when a site got another plan, or its plan changed. */
  record SiteChanged(Site site) implements SiteMessage {}

  /**
   * A home or shop.
   *
   * @param clipsKept the latest so many, by its plan; pinned ones come on top
   * @param dedicatedAgent whether its plan shares agents with no other site
   * @param cameras how many are registered
   * @param streams how many of them stream now
   * @param clips how many there are, pinned ones too
   * @param bytes of their frames
   */
  record Site(
      String id,
      String plan,
      int clipsKept,
      boolean dedicatedAgent,
      int cameras,
      int streams,
      int clips,
      long bytes)
      implements SiteMessage {

    /** The same, of which so many cameras stream. */
    public Site streaming(int now) {
      return new Site(id, plan, clipsKept, dedicatedAgent, cameras, now, clips, bytes);
    }
  }

  /** Asks at {@link Addresses#PLANS} for every plan. */
  record ListPlans() implements SiteMessage, Question {}

  /** Every plan, the smallest first. */
  record Plans(List<Plan> plans) implements SiteMessage {
    public Plans {
      plans = List.copyOf(plans);
    }
  }

  /**
   * What a site gets.
   *
   * @param clipsKept 1 to 10,000
   * @param width of pictures at most, 160 to 3,840 pixels, even
   * @param height likewise, 120 to 2,160
   * @param rate pictures a second at most, 1 to 60
   * @param quality of JPEGs at most, 10 to 100
   * @param dedicatedAgent whether its sites share agents with no other
   */
  record Plan(
      String name,
      int clipsKept,
      int width,
      int height,
      int rate,
      int quality,
      boolean dedicatedAgent)
      implements SiteMessage {
    public Plan {
      Checks.name("plan", name);
      Checks.range("clipsKept", clipsKept, 1, 10_000);
      Checks.range("width", width, 160, 3_840);
      Checks.range("height", height, 120, 2_160);
      Checks.even("width", width);
      Checks.even("height", height);
      Checks.range("rate", rate, 1, 60);
      Checks.range("quality", quality, 10, 100);
    }

    /** What it gives cameras. */
    public PictureSettings pictures() {
      return new PictureSettings(width, height, rate, quality);
    }
  }

  /**
   * Asks at {@link Addresses#PLAN_CHANGES} to change a plan, within the bounds of {@link Plan};
   * refused with code 404 where there is none of that name. What is null stays.
   */
  record ChangePlan(
      String name,
      @Nullable Integer clipsKept,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable Integer rate,
      @Nullable Integer quality,
      @Nullable Boolean dedicatedAgent)
      implements SiteMessage {

    public ChangePlan {
      Plan _ =
          changed(name, clipsKept, width, height, rate, quality, dedicatedAgent, smallest(name));
    }

    /** The plan as it is wished. */
    public Plan of(Plan now) {
      return changed(name, clipsKept, width, height, rate, quality, dedicatedAgent, now);
    }

    private static Plan smallest(String name) {
      return new Plan(name, 1, 160, 120, 1, 10, false);
    }

    private static Plan changed(
        String name,
        @Nullable Integer clipsKept,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer rate,
        @Nullable Integer quality,
        @Nullable Boolean dedicatedAgent,
        Plan now) {
      return new Plan(
          name,
          requireNonNullElse(clipsKept, now.clipsKept),
          requireNonNullElse(width, now.width),
          requireNonNullElse(height, now.height),
          requireNonNullElse(rate, now.rate),
          requireNonNullElse(quality, now.quality),
          requireNonNullElse(dedicatedAgent, now.dedicatedAgent));
    }
  }
}
