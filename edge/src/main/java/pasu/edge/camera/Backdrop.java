package pasu.edge.camera;

import pasu.edge.camera.Shape.Box;
import pasu.edge.camera.Shape.Ellipse;
import pasu.edge.camera.Shape.Stroke;
import pasu.edge.camera.Shape.Trapezoid;

/** The empty place: a house with a lit door, at dusk. */
final class Backdrop {

  private static final int GLOW = 0xFFC873;

  private final Canvas canvas;

  private Backdrop(Canvas canvas) {
    this.canvas = canvas;
  }

  static Canvas paint(int width, int height) {
    Backdrop backdrop = new Backdrop(new Canvas(width, height));
    backdrop.sky();
    backdrop.hills();
    backdrop.ground();
    backdrop.tree();
    backdrop.fence();
    backdrop.house();
    backdrop.window(690);
    backdrop.window(1040);
    backdrop.door();
    backdrop.bushes();
    backdrop.light();
    return backdrop.canvas;
  }

  private void sky() {
    fill(new Box(-200, 0, 1480, 260), Brush.of(0x16203F, 0x4A4A78));
    fill(new Box(-200, 260, 1480, 480), Brush.of(0x4A4A78, 0xF0A070));
    star(90, 150);
    star(250, 60);
    star(330, 190);
    star(470, 90);
    star(560, 30);
    star(1010, 70);
    star(1180, 40);
    fill(new Ellipse(420, 150, 34, 34), Brush.of(0xFFF3D6).sheer(0.35).soft(40));
    fill(new Ellipse(420, 150, 26, 26), Brush.of(0xFFF6E2, 0xF3E3C4));
    fill(new Ellipse(180, 330, 190, 9), Brush.of(0xE79A86).sheer(0.5).soft(14));
    fill(new Ellipse(470, 370, 150, 7), Brush.of(0xFFC08C).sheer(0.5).soft(12));
    fill(new Ellipse(330, 300, 120, 6), Brush.of(0xA97C96).sheer(0.5).soft(12));
  }

  private void star(double x, double y) {
    fill(new Ellipse(x, y, 1.4, 1.4), Brush.of(0xFFFFFF).sheer(0.8));
  }

  private void hills() {
    fill(new Ellipse(120, 620, 420, 200), Brush.of(0x5A4C6A, 0x3B3850));
    fill(new Ellipse(560, 640, 480, 190), Brush.of(0x463F5C, 0x2E2C42));
    fill(new Ellipse(1150, 640, 420, 210), Brush.of(0x4C4360, 0x2E2C42));
  }

  private void ground() {
    fill(new Box(-200, 500, 1480, 720), Brush.of(0x3F4A34, 0x1C2419));
    fill(new Trapezoid(562, 862, 958, 720, 560, 900), Brush.of(0x8C8175, 0x554F4A));
    fill(new Box(-200, 626, 1480, 676), Brush.of(0x6A645E, 0x55504C));
    fill(new Box(-200, 622, 1480, 627), Brush.of(0x857D74));
    fill(new Box(-200, 674, 1480, 679), Brush.of(0x35322F));
  }

  private void tree() {
    fill(new Stroke(212, 530, 222, 330, 13), Brush.of(0x2C2320, 0x1F1917));
    fill(new Stroke(220, 420, 290, 330, 7), Brush.of(0x2C2320));
    fill(new Stroke(218, 400, 150, 320, 7), Brush.of(0x2C2320));
    leaves(215, 250, 92);
    leaves(140, 305, 66);
    leaves(296, 300, 70);
    leaves(220, 330, 60);
  }

  private void leaves(double x, double y, double radius) {
    fill(new Ellipse(x, y, radius, radius * 0.86), Brush.of(0x34483A, 0x1D2A24));
    fill(
        new Ellipse(x - radius * 0.2, y - radius * 0.3, radius * 0.5, radius * 0.36),
        Brush.of(0x5A6B4C).sheer(0.35).soft(radius * 0.25));
  }

  private void fence() {
    fill(new Box(-200, 500, 632, 508), Brush.of(0xB9AFA6, 0x8B837C));
    fill(new Box(-200, 545, 632, 553), Brush.of(0xA69D95, 0x7C756F));
    for (int x = -180; x < 630; x += 36) {
      fill(new Trapezoid(474, x + 8, x + 10, 486, x, x + 18), Brush.of(0xCFC5BB));
      fill(new Box(x, 486, x + 18, 580), Brush.of(0xC6BCB2, 0x857D76));
    }
  }

  private void house() {
    fill(new Ellipse(920, 574, 330, 10), Brush.of(0x10140E).sheer(0.6).soft(14));
    fill(new Box(1010, 70, 1056, 180), Brush.of(0x59423D, 0x453330));
    fill(new Box(1002, 62, 1064, 74), Brush.of(0x6B514A));
    fill(new Box(640, 250, 1240, 570), Brush.of(0x7D6C64, 0x9C8471));
    for (int y = 276; y < 570; y += 22) {
      fill(new Box(640, y, 1240, y + 1.6), Brush.of(0x5F5049).sheer(0.6));
    }
    fill(new Box(640, 262, 1240, 290), Brush.of(0x2A2327).sheer(0.55).soft(10));
    fill(new Trapezoid(110, 740, 1140, 262, 600, 1280), Brush.of(0x4A3A45, 0x33272F));
    for (int y = 140; y < 262; y += 20) {
      double out = (y - 110) * 0.92;
      fill(new Box(740 - out, y, 1140 + out, y + 1.5), Brush.of(0x241B22).sheer(0.5));
    }
    fill(new Box(598, 258, 1282, 270), Brush.of(0xC9BBAF, 0x8C8079));
  }

  private void window(double left) {
    fill(new Box(left - 20, 320, left + 130, 480), Brush.of(GLOW).sheer(0.28).soft(46));
    fill(new Box(left - 8, 332, left + 118, 468), Brush.of(0xD8CCC0, 0xA99C90));
    fill(new Box(left, 340, left + 110, 460), Brush.of(0xFFE0A0, 0xF2AE5C));
    fill(new Trapezoid(340, left, left + 44, 460, left, left + 14), Brush.of(0xD9864A, 0xB5673A));
    fill(
        new Trapezoid(340, left + 66, left + 110, 460, left + 96, left + 110),
        Brush.of(0xD9864A, 0xB5673A));
    fill(new Box(left + 52, 340, left + 58, 460), Brush.of(0xD8CCC0, 0xA99C90));
    fill(new Box(left, 397, left + 110, 402), Brush.of(0xD8CCC0, 0xA99C90));
    fill(new Box(left - 14, 466, left + 124, 476), Brush.of(0xB8AA9E, 0x8C8078));
  }

  private void door() {
    fill(new Box(840, 548, 980, 562), Brush.of(0xA79B90, 0x877C73));
    fill(new Box(820, 560, 1000, 576), Brush.of(0x978B81, 0x6E655E));
    fill(new Box(852, 336, 968, 550), Brush.of(0xDCD0C4, 0xB2A598));
    fill(new Box(862, 346, 958, 550), Brush.of(0x2F6470, 0x1F4650));
    fill(new Box(876, 362, 944, 420), Brush.of(0xFFE6B4, 0xF6BE72));
    fill(new Box(908, 362, 912, 420), Brush.of(0x2F6470));
    fill(new Box(876, 440, 906, 530), Brush.of(0x27555F, 0x1A3C45));
    fill(new Box(914, 440, 944, 530), Brush.of(0x27555F, 0x1A3C45));
    fill(new Ellipse(949, 462, 4.5, 4.5), Brush.of(0xF0CF86, 0xA97F37));
  }

  private void bushes() {
    bush(675, 560, 42);
    bush(740, 566, 34);
    bush(800, 572, 24);
    bush(1030, 572, 26);
    bush(1090, 564, 38);
    bush(1160, 560, 44);
  }

  private void bush(double x, double y, double radius) {
    fill(new Ellipse(x, y - radius * 0.5, radius, radius * 0.8), Brush.of(0x46583B, 0x202B1D));
    fill(
        new Ellipse(x - radius * 0.3, y - radius * 0.8, radius * 0.5, radius * 0.3),
        Brush.of(0x75845A).sheer(0.4).soft(radius * 0.3));
  }

  /** The lamp beside the door, and what it shines on. */
  private void light() {
    fill(new Ellipse(1000, 392, 60, 60), Brush.of(GLOW).sheer(0.75).soft(75));
    fill(new Box(995, 372, 1005, 380), Brush.of(0x241E1C));
    fill(new Trapezoid(380, 990, 1010, 408, 994, 1006), Brush.of(0xFFF7DC, 0xFFD98A));
    fill(new Ellipse(900, 610, 170, 34), Brush.of(GLOW).sheer(0.3).soft(44));
  }

  private void fill(Shape shape, Brush brush) {
    canvas.fill(shape, brush);
  }
}
