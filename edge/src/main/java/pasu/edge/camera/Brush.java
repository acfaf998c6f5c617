package pasu.edge.camera;

/**
 * What a shape is filled with: one colour at its top, another at its bottom.
 *
 * @param alpha 0, nothing, to 1, all
 * @param softness how far the edge fades, in units of the plane; 0 is sharp
 */
record Brush(Color top, Color bottom, double alpha, double softness) {

  /** A colour as JPEG knows it: full-range luma, blue and red differences, 0 to 255. */
  record Color(double luma, double blue, double red) {

    /** From 0xRRGGBB, by the matrix of JFIF. */
    static Color rgb(int rgb) {
      int r = rgb >> 16 & 0xFF;
      int g = rgb >> 8 & 0xFF;
      int b = rgb & 0xFF;
      double luma = 0.299 * r + 0.587 * g + 0.114 * b;
      return new Color(luma, 128 + (b - luma) * 0.564, 128 + (r - luma) * 0.713);
    }
  }

  static Brush of(int rgb) {
    return of(rgb, rgb);
  }

  static Brush of(int topRgb, int bottomRgb) {
    return new Brush(Color.rgb(topRgb), Color.rgb(bottomRgb), 1, 0);
  }

  Brush sheer(double alpha) {
    return new Brush(top, bottom, alpha, softness);
  }

  Brush soft(double softness) {
    return new Brush(top, bottom, alpha, softness);
  }

  /** How much of a point this far outside is covered, where {@code scale} pixels are one unit. */
  double coverage(double distance, double scale) {
    if (softness == 0) {
      return alpha * Math.clamp(0.5 - distance * scale, 0, 1);
    }
    double faded = Math.clamp(0.5 - distance / (2 * softness), 0, 1);
    return alpha * faded * faded * (3 - 2 * faded);
  }
}
