package pasu.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conversation about who is told of detections and troubles, and over which channels. */
public sealed interface NotificationMessage extends BusMessage {

  /** Asks at {@link Addresses#PUSH_KEY} by what browsers know our pushes. */
  record ShowPushKey() implements NotificationMessage, Question {}

  /**
   * The public half of the key that signs pushes (RFC 8292).
   *
   * @param key a point of P-256, uncompressed, in Base64 for URLs
   */
  record PushKey(String key) implements NotificationMessage {}

  /**
   * Asks at {@link Addresses#SUBSCRIPTIONS} to push to a browser; again with the same endpoint
   * changes the rest. Refused with code 400 where the endpoint is no push service's, and with 409
   * when an account has too many devices.
   *
   * @param p256dh the browser's public key, in Base64 for URLs
   * @param auth the browser's secret of 16 bytes, likewise
   * @param device what people call it, at most 60 characters
   * @param session the token of the one with which it ends; null where nobody knows
   */
  record Subscribe(
      String account,
      String endpoint,
      String p256dh,
      String auth,
      String device,
      @Nullable String session)
      implements NotificationMessage {

    private static final int ENDPOINT = 1_024;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{87}=?");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{22}={0,2}");

    public Subscribe {
      if (endpoint.length() > ENDPOINT) {
        throw new BadInput(
            "endpoint-long",
            "an endpoint has at most {most} characters, but this one {length}",
            ENDPOINT,
            endpoint.length());
      }
      if (!KEY.matcher(p256dh).matches()) {
        throw new BadInput(
            "push-key-form",
            "p256dh must be 65 bytes in Base64 for URLs, but is \"{value}\"",
            p256dh);
      }
      if (!SECRET.matcher(auth).matches()) {
        throw new BadInput(
            "push-secret-form", "auth must be 16 bytes in Base64 for URLs, but is not");
      }
      Checks.title("device", device);
    }

    @Override
    public String toString() {
      return "Subscribe[%s, %s]".formatted(account, device); // Whoever has the endpoint may push.
    }
  }

  /** Asks at {@link Addresses#UNSUBSCRIPTIONS} to push there no longer. */
  record Unsubscribe(String account, String endpoint) implements NotificationMessage {
    @Override
    public String toString() {
      return "Unsubscribe[%s]".formatted(account);
    }
  }

  /**
   * Asks at {@link Addresses#NOTICED_CAMERAS} which camera a push was about, then or now; refused
   * with code 404 where it was about none, or about none that the account may see.
   *
   * @param kind and tag are what the push said, also of an end
   */
  record FindNoticed(String account, String kind, String tag)
      implements NotificationMessage, Question {}

  /** The camera a push was about, and what it is called now. */
  record NoticedCamera(String id, String name) implements NotificationMessage {}

  /**
   * Asks at {@link Addresses#CHANNELS} for every channel.
   *
   * @param site whose owners set them up, to be told of its cameras; null for those of the
   *     operators, who are told of everything
   */
  record ListChannels(@Nullable String site) implements NotificationMessage, Question {}

  /** Every channel, by name. */
  record Channels(List<Channel> channels) implements NotificationMessage {
    public Channels {
      channels = List.copyOf(channels);
    }
  }

  /**
   * One way to people.
   *
   * @param settings without what nobody may read
   * @param fields the settings it has
   * @param secrets those of them that nobody may read, and that are set
   * @param problem why the latest notification did not get through, in a sentence; null if it did
   * @param wording what the problem says; null where that is not known
   */
  record Channel(
      String name,
      boolean enabled,
      Map<String, String> settings,
      List<String> fields,
      List<String> secrets,
      @Nullable String problem,
      @Nullable Wording wording) {
    public Channel {
      settings = Map.copyOf(settings);
      fields = List.copyOf(fields);
      secrets = List.copyOf(secrets);
    }
  }

  /**
   * Asks at {@link Addresses#CHANNEL_CHANGES} to set a channel up; refused with code 404 where
   * there is none of that name, with 400 where it cannot be set up so.
   *
   * @param site as in {@link ListChannels}
   * @param settings all of them; a secret that is left out stays as it is, an empty text is none
   */
  record ChangeChannel(
      @Nullable String site, String name, boolean enabled, Map<String, String> settings)
      implements NotificationMessage {

    private static final int LONGEST = 1_024;

    public ChangeChannel {
      settings = Map.copyOf(settings);
      settings.forEach(ChangeChannel::check);
    }

    /** Whoever could begin a new line could add a header. */
    private static void check(String name, String value) {
      if (value.length() > LONGEST || value.codePoints().anyMatch(Character::isISOControl)) {
        throw new BadInput(
            "not-one-line",
            "{field} must be at most {most} characters on one line, but is not",
            name,
            LONGEST);
      }
    }

    @Override
    public String toString() {
      return "ChangeChannel[%s, %s, %s]".formatted(site, name, enabled);
    }
  }

  /**
   * Asks at {@link Addresses#CHANNEL_TESTS} to send a trial over one channel, even if it is off;
   * refused with code 502 and the reason when that did not get through.
   *
   * @param account whose devices get it
   * @param site as in {@link ListChannels}
   */
  record TestChannel(String account, @Nullable String site, String name)
      implements NotificationMessage {}

  /**
   * Asks at {@link Addresses#MUTES} to tell an account's devices nothing of a camera's detections
   * for a while; refused with code 404 where there is no such camera.
   *
   * @param minutes 0 ends it; at most a day
   */
  record Mute(String account, String camera, int minutes) implements NotificationMessage {
    private static final int DAY = 24 * 60;

    public Mute {
      Checks.name("camera", camera);
      Checks.range("minutes", minutes, 0, DAY);
    }
  }

  /** Nothing is told of the camera until then. */
  record Muted(String camera, Instant until) implements NotificationMessage {}

  /** Asks at {@link Addresses#MUTE_LIST} of which cameras an account's devices are told nothing. */
  record ListMutes(String account) implements NotificationMessage, Question {}

  /** Those cameras, by name. */
  record Mutes(List<Muted> mutes) implements NotificationMessage {
    public Mutes {
      mutes = List.copyOf(mutes);
    }
  }
}
