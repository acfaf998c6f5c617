package pasu.edge.sight;

/**
 * How much there is to see in a picture.
 *
 * @param brightness the mean, 0 to 255
 * @param spread the standard deviation of the brightness
 * @param detail the mean difference between neighbours: edges, and not what only shades off
 */
record Look(double brightness, double spread, double detail) {

  static Look at(GreyPicture picture) {
    byte[] samples = picture.samples();
    int width = picture.width();
    long sum = 0;
    long squares = 0;
    long steps = 0;
    for (int i = 0; i < samples.length; i++) {
      int sample = samples[i] & 0xFF;
      sum += sample;
      squares += (long) sample * sample;
      steps += i % width == 0 ? 0 : Math.abs(sample - (samples[i - 1] & 0xFF));
      steps += i < width ? 0 : Math.abs(sample - (samples[i - width] & 0xFF));
    }
    double mean = (double) sum / samples.length;
    double variance = (double) squares / samples.length - mean * mean;
    return new Look(mean, Math.sqrt(Math.max(0, variance)), steps / 2.0 / samples.length);
  }

  boolean isBlack() {
    return brightness < 20 && spread < 8;
  }

  /** One colour all over. */
  boolean isBlank() {
    return spread < 3;
  }
}
