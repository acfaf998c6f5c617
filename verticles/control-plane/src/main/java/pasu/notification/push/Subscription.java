package pasu.notification.push;

/**
 * A browser that is pushed to. Whoever has the endpoint may push there, so it is in no log.
 *
 * @param p256dh its public key, in Base64 for URLs
 * @param auth its secret, likewise
 */
record Subscription(String endpoint, String account, String p256dh, String auth, String device) {
  @Override
  public String toString() {
    return "Subscription[%s, %s]".formatted(account, device);
  }
}
