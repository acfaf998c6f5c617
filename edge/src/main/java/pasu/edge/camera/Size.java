package pasu.edge.camera;

import pasu.protocol.PictureSettings;

/** Of a picture, in pixels. */
record Size(int width, int height) {

  /** Of the same shape, but no larger, whether it lies or stands; even where it is not this one. */
  Size within(PictureSettings most) {
    boolean stands = height > width;
    double across = stands ? most.height() : most.width();
    double down = stands ? most.width() : most.height();
    double scale = Math.min(across / width, down / height);
    return scale >= 1 ? this : new Size(even(width * scale), even(height * scale));
  }

  private static int even(double pixels) {
    return Math.max(2, (int) Math.round(pixels / 2) * 2);
  }
}
