package pasu.edge.camera;

import java.util.function.ToDoubleFunction;

/**
 * A picture in three planes, as JPEG wants it: luma, and both colour differences at half the size.
 * Drawn on in units of a plane 1280 wide and 720 high, of which narrower pictures show the middle.
 */
final class Canvas {

  private static final double UNITS_WIDE = 1280;
  private static final double UNITS_HIGH = 720;

  /** One plane; {@code step} pixels of the picture are one of its own. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Plane(byte[] samples, int width, int height, int step, ToDoubleFunction<Brush.Color> of) {

    static Plane blank(int width, int height, int step, ToDoubleFunction<Brush.Color> of) {
      int wide = (width + step - 1) / step;
      int high = (height + step - 1) / step;
      return new Plane(new byte[wide * high], wide, high, step, of);
    }

    void copyTo(Plane other) {
      System.arraycopy(samples, 0, other.samples, 0, samples.length);
    }

    private void blend(int x, int y, double value, double coverage) {
      int at = y * width + x;
      double before = samples[at] & 0xFF;
      double after = before + (value - before) * coverage;
      samples[at] = (byte) Math.clamp((long) (after + grain(x, y)), 0, 255);
    }

    /** Rounds up or down by place, so that slow gradients show no bands. */
    private static double grain(int x, int y) {
      int hash = (x * 0x9E3779B1) ^ (y * 0x85EBCA77);
      hash = (hash ^ hash >>> 15) * 0x2C1B3C6D;
      return (hash >>> 8) * 0x1p-24;
    }
  }

  private final int width;
  private final int height;
  private final double scale;
  private final double leftUnits;
  private final Plane luma;
  private final Plane blue;
  private final Plane red;

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    scale = height / UNITS_HIGH;
    leftUnits = (UNITS_WIDE - width / scale) / 2;
    luma = Plane.blank(width, height, 1, Brush.Color::luma);
    blue = Plane.blank(width, height, 2, Brush.Color::blue);
    red = Plane.blank(width, height, 2, Brush.Color::red);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  Plane luma() {
    return luma;
  }

  Plane blue() {
    return blue;
  }

  Plane red() {
    return red;
  }

  /** Leftmost visible unit. */
  double leftUnits() {
    return leftUnits;
  }

  /** Becomes the same picture as another of the same size. */
  void show(Canvas other) {
    other.luma.copyTo(luma);
    other.blue.copyTo(blue);
    other.red.copyTo(red);
  }

  void fill(Shape shape, Brush brush) {
    fill(luma, shape, brush);
    fill(blue, shape, brush);
    fill(red, shape, brush);
  }

  private void fill(Plane plane, Shape shape, Brush brush) {
    Shape.Bounds area = shape.bounds().grown(brush.softness() + 1 / scale);
    double unit = plane.step / scale;
    int fromX = pixel((area.left() - leftUnits) / unit, plane.width);
    int toX = pixel((area.right() - leftUnits) / unit + 1, plane.width);
    int toY = pixel(area.bottom() / unit + 1, plane.height);
    for (int y = pixel(area.top() / unit, plane.height); y < toY; y++) {
      double atY = (y + 0.5) * unit;
      double value = value(plane, brush, shape.bounds(), atY);
      for (int x = fromX; x < toX; x++) {
        double distance = shape.distance(leftUnits + (x + 0.5) * unit, atY);
        double coverage = brush.coverage(distance, scale / plane.step);
        if (coverage > 0) {
          plane.blend(x, y, value, coverage);
        }
      }
    }
  }

  private static int pixel(double at, int limit) {
    return (int) Math.clamp(Math.floor(at), 0, limit);
  }

  private static double value(Plane plane, Brush brush, Shape.Bounds area, double y) {
    double down = Math.clamp((y - area.top()) / (area.bottom() - area.top()), 0, 1);
    double top = plane.of.applyAsDouble(brush.top());
    return top + (plane.of.applyAsDouble(brush.bottom()) - top) * down;
  }
}
