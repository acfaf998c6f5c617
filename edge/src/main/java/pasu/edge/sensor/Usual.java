package pasu.edge.sensor;

import pasu.edge.sight.GreyPicture;

/**
 * What a place usually looks like: per pixel a slow average, and how far it usually strays from it.
 * A spot that differs is learned eight times slower, so that nobody melts away while being seen.
 */
final class Usual {

  private static final double LEARNING = 0.05;
  private static final double LEARNING_WHERE_CHANGED = LEARNING / 8;
  private static final double LEARNING_OF_STRAYING = 0.01;
  private static final double STRAYING_FACTOR = 3.5;
  private static final double SLIGHTEST_VARIANCE = 25;

  /**
   * How a picture differs.
   *
   * @param changed per pixel, from the usual
   * @param moving per pixel, from the picture before
   * @param share of changed pixels, 0 to 1
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Difference(boolean[] changed, boolean[] moving, double share) {}

  /** The light as a whole, relative to the usual: picture = gain × usual + offset. */
  private record Light(double gain, double offset) {}

  private final int width;
  private final int height;
  private final int threshold;
  private final float[] average;
  private final float[] straying;
  private final float[] before;
  private long looks = 1;

  Usual(GreyPicture picture, int threshold) {
    this.width = picture.width();
    this.height = picture.height();
    this.threshold = threshold;
    int pixels = picture.samples().length;
    average = new float[pixels];
    straying = new float[pixels];
    before = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      average[i] = picture.samples()[i] & 0xFF;
      before[i] = average[i];
    }
  }

  boolean fits(GreyPicture picture) {
    return picture.width() == width && picture.height() == height;
  }

  /** Compares, then learns. */
  Difference compare(GreyPicture picture) {
    byte[] samples = picture.samples();
    Light light = light(samples);
    boolean[] changed = new boolean[samples.length];
    boolean[] moving = new boolean[samples.length];
    int count = 0;
    double learning = Math.max(LEARNING, 1.0 / ++looks);
    for (int i = 0; i < samples.length; i++) {
      double evened = ((samples[i] & 0xFF) - light.offset) / light.gain;
      double off = Math.abs(evened - average[i]);
      changed[i] = off > Math.max(threshold, STRAYING_FACTOR * straying[i]);
      moving[i] = Math.abs(evened - before[i]) > threshold / 2.0;
      count += changed[i] ? 1 : 0;
      before[i] = (float) evened;
      learn(i, samples[i] & 0xFF, off, changed[i] ? LEARNING_WHERE_CHANGED : learning);
    }
    return new Difference(changed, moving, (double) count / samples.length);
  }

  private void learn(int i, int sample, double off, double learning) {
    average[i] += (float) (learning * (sample - average[i]));
    straying[i] += (float) (LEARNING_OF_STRAYING * (off - straying[i]));
  }

  /** The straight line through (usual, seen) that fits all pixels best. */
  private Light light(byte[] samples) {
    double n = samples.length;
    double sumUsual = 0;
    double sumSeen = 0;
    double squares = 0;
    double products = 0;
    for (int i = 0; i < samples.length; i++) {
      double seen = samples[i] & 0xFF;
      sumUsual += average[i];
      sumSeen += seen;
      squares += average[i] * average[i];
      products += average[i] * seen;
    }
    double variance = squares / n - sumUsual / n * sumUsual / n;
    double covariance = products / n - sumUsual / n * sumSeen / n;
    double gain = variance < SLIGHTEST_VARIANCE ? 1 : Math.clamp(covariance / variance, 0.5, 2);
    return new Light(gain, sumSeen / n - gain * sumUsual / n);
  }
}
