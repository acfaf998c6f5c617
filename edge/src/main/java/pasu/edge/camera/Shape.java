package pasu.edge.camera;

/** An outline in the plane, y downwards. */
interface Shape {

  /** How far outside a point is; negative inside. */
  double distance(double x, double y);

  /** What it lies within. */
  Bounds bounds();

  /** A rectangle with its sides parallel to the axes. */
  record Bounds(double left, double top, double right, double bottom) {

    Bounds grown(double by) {
      return new Bounds(left - by, top - by, right + by, bottom + by);
    }
  }

  /** Everything within {@code radius} of the line from one point to another. */
  record Stroke(double x1, double y1, double x2, double y2, double radius) implements Shape {

    @Override
    public double distance(double x, double y) {
      double dx = x2 - x1;
      double dy = y2 - y1;
      double squared = dx * dx + dy * dy;
      double along = squared == 0 ? 0 : ((x - x1) * dx + (y - y1) * dy) / squared;
      double near = Math.clamp(along, 0, 1);
      return Math.hypot(x - x1 - near * dx, y - y1 - near * dy) - radius;
    }

    @Override
    public Bounds bounds() {
      return new Bounds(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2))
          .grown(radius);
    }
  }

  /** An ellipse; its distance is right near the outline only. */
  record Ellipse(double x, double y, double radiusX, double radiusY) implements Shape {

    @Override
    public double distance(double px, double py) {
      double dx = (px - x) / radiusX;
      double dy = (py - y) / radiusY;
      double away = Math.hypot(dx, dy);
      double steepness = Math.hypot(dx / radiusX, dy / radiusY);
      return steepness == 0 ? -Math.min(radiusX, radiusY) : away * (away - 1) / steepness;
    }

    @Override
    public Bounds bounds() {
      return new Bounds(x - radiusX, y - radiusY, x + radiusX, y + radiusY);
    }
  }

  /** A rectangle. */
  record Box(double left, double top, double right, double bottom) implements Shape {

    @Override
    public double distance(double x, double y) {
      return Math.max(Math.max(left - x, x - right), Math.max(top - y, y - bottom));
    }

    @Override
    public Bounds bounds() {
      return new Bounds(left, top, right, bottom);
    }
  }

  /** A quadrilateral with level top and bottom, as of a roof or of a path that leads away. */
  record Trapezoid(
      double top, double topLeft, double topRight, double bottom, double left, double right)
      implements Shape {

    @Override
    public double distance(double x, double y) {
      double down = (y - top) / (bottom - top);
      double from = topLeft + (left - topLeft) * down;
      double to = topRight + (right - topRight) * down;
      return Math.max(Math.max(from - x, x - to), Math.max(top - y, y - bottom));
    }

    @Override
    public Bounds bounds() {
      return new Bounds(Math.min(topLeft, left), top, Math.max(topRight, right), bottom);
    }
  }
}
