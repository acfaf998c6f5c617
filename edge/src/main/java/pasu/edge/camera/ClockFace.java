package pasu.edge.camera;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import pasu.edge.camera.Shape.Box;
import pasu.edge.camera.Shape.Stroke;

/**
 * Date and time in the corner of a picture, in digits of seven strokes: machines may lack fonts.
 */
final class ClockFace {

  private static final double LEFT = 34;
  private static final double TOP = 32;
  private static final double WIDE = 13;
  private static final double HIGH = 24;
  private static final double ADVANCE = 21;
  private static final double RADIUS = 1.7;
  private static final Brush INK = Brush.of(0xFFFFFF).sheer(0.92);
  private static final Brush PLATE = Brush.of(0x0A0E1A).sheer(0.45).soft(3);

  /** Strokes lit per sign: top, upper left and right, middle, lower left and right, bottom. */
  private static final Map<Character, String> STROKES =
      Map.ofEntries(
          Map.entry('0', "abcefg"),
          Map.entry('1', "cf"),
          Map.entry('2', "acdeg"),
          Map.entry('3', "acdfg"),
          Map.entry('4', "bcdf"),
          Map.entry('5', "abdfg"),
          Map.entry('6', "abdefg"),
          Map.entry('7', "acf"),
          Map.entry('8', "abcdefg"),
          Map.entry('9', "abcdfg"),
          Map.entry('-', "d"),
          Map.entry(':', ":"));

  private final DateTimeFormatter format;

  ClockFace(ZoneId zone) {
    format = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(zone);
  }

  void draw(Canvas canvas, Instant time) {
    String text = format.format(time);
    double left = Math.max(0, canvas.leftUnits()) + LEFT;
    double right = left + text.length() * ADVANCE;
    canvas.fill(new Box(left - 12, TOP - 10, right + 4, TOP + HIGH + 10), PLATE);
    for (int i = 0; i < text.length(); i++) {
      for (char stroke : STROKES.getOrDefault(text.charAt(i), "").toCharArray()) {
        draw(canvas, stroke, left + i * ADVANCE);
      }
    }
  }

  private static void draw(Canvas canvas, char stroke, double x) {
    double right = x + WIDE;
    double middle = TOP + HIGH / 2;
    double bottom = TOP + HIGH;
    switch (stroke) {
      case 'a' -> line(canvas, x, TOP, right, TOP);
      case 'b' -> line(canvas, x, TOP, x, middle);
      case 'c' -> line(canvas, right, TOP, right, middle);
      case 'd' -> line(canvas, x, middle, right, middle);
      case 'e' -> line(canvas, x, middle, x, bottom);
      case 'f' -> line(canvas, right, middle, right, bottom);
      case 'g' -> line(canvas, x, bottom, right, bottom);
      default -> {
        dot(canvas, x + WIDE / 2, middle - 5);
        dot(canvas, x + WIDE / 2, middle + 6);
      }
    }
  }

  private static void line(Canvas canvas, double x1, double y1, double x2, double y2) {
    canvas.fill(new Stroke(x1, y1, x2, y2, RADIUS), INK);
  }

  private static void dot(Canvas canvas, double x, double y) {
    canvas.fill(new Stroke(x, y, x, y, RADIUS + 0.3), INK);
  }
}
