package pasu.edge.camera;

import java.util.concurrent.TimeUnit;
import pasu.edge.camera.Shape.Ellipse;
import pasu.edge.camera.Shape.Stroke;

/**
 * Somebody who walks up to the house, looks around, and leaves: eight seconds after the start for
 * the first time, then once a minute.
 */
final class Walker {

  private static final double FIRST_SECONDS = 8;
  private static final double EVERY_SECONDS = 60;
  private static final double THERE_SECONDS = 4;
  private static final double LOOKS_SECONDS = 2;
  private static final double STAYS_SECONDS = 2 * THERE_SECONDS + LOOKS_SECONDS;
  private static final double OUTSIDE = -90;
  private static final double GOAL = 790;
  private static final double SOLE = 652;
  private static final double LEG = 52;
  private static final double STRIDES_PER_UNIT = 1 / 150.0;

  private static final Brush COAT = Brush.of(0xD8603F, 0xA03E2C);
  private static final Brush SLEEVE = Brush.of(0xBB4F36, 0x8E3727);
  private static final Brush TROUSERS = Brush.of(0x2F3550, 0x232840);
  private static final Brush FAR_TROUSERS = Brush.of(0x232840, 0x1A1E33);
  private static final Brush SHOES = Brush.of(0x1B1716);
  private static final Brush SKIN = Brush.of(0xE9B793, 0xCF9774);
  private static final Brush WOOL = Brush.of(0xF2C14E, 0xD09A33);

  /** Where somebody is, which way they face (1 or -1), and how wide they step, 0 to 1. */
  private record Pose(double x, double facing, double gait) {}

  private Walker() {}

  /** Draws whom one sees then, if anybody. */
  static void draw(Canvas canvas, long sinceStartMicros) {
    double seconds = (double) sinceStartMicros / TimeUnit.SECONDS.toMicros(1) - FIRST_SECONDS;
    double visit = seconds < 0 ? STAYS_SECONDS : seconds % EVERY_SECONDS;
    if (visit < STAYS_SECONDS) {
      draw(canvas, pose(visit, canvas.leftUnits() + OUTSIDE));
    }
  }

  private static Pose pose(double visit, double outside) {
    double leaves = visit - THERE_SECONDS - LOOKS_SECONDS;
    if (visit < THERE_SECONDS) {
      return new Pose(outside + (GOAL - outside) * visit / THERE_SECONDS, 1, 1);
    }
    if (leaves < 0) {
      double turn = Math.cos((visit - THERE_SECONDS) / LOOKS_SECONDS * 2 * Math.PI);
      return new Pose(GOAL + 4 * turn, turn > 0 ? 1 : -1, 0.12);
    }
    return new Pose(GOAL + (outside - GOAL) * leaves / THERE_SECONDS, -1, 1);
  }

  private static void draw(Canvas canvas, Pose pose) {
    double phase = pose.x * STRIDES_PER_UNIT * 2 * Math.PI;
    double swing = Math.sin(phase) * 0.5 * pose.gait;
    double hip = SOLE - 2 * LEG + 6 * Math.abs(Math.sin(phase)) * pose.gait;
    canvas.fill(new Ellipse(pose.x, SOLE + 4, 46, 7), Brush.of(0x0B0B0B).sheer(0.5).soft(8));
    arm(canvas, pose, hip - 84, -swing);
    leg(canvas, pose, hip, -swing, lift(-phase, pose), FAR_TROUSERS);
    leg(canvas, pose, hip, swing, lift(phase, pose), TROUSERS);
    body(canvas, pose, hip);
    arm(canvas, pose, hip - 84, swing);
    head(canvas, pose, hip - 122);
  }

  /** A knee bends while its leg swings forward. */
  private static double lift(double phase, Pose pose) {
    return Math.max(0, Math.cos(phase)) * 0.9 * pose.gait;
  }

  private static void leg(
      Canvas canvas, Pose pose, double hip, double swing, double bend, Brush brush) {
    double kneeX = pose.x + pose.facing * Math.sin(swing + bend * 0.5) * LEG;
    double kneeY = hip + Math.cos(swing + bend * 0.5) * LEG;
    double footX = kneeX + pose.facing * Math.sin(swing - bend * 0.5) * LEG;
    double footY = kneeY + Math.cos(swing - bend * 0.5) * LEG;
    canvas.fill(new Stroke(pose.x, hip, kneeX, kneeY, 13), brush);
    canvas.fill(new Stroke(kneeX, kneeY, footX, footY - 6, 10), brush);
    canvas.fill(new Stroke(footX, footY - 5, footX + pose.facing * 15, footY - 4, 7), SHOES);
  }

  private static void arm(Canvas canvas, Pose pose, double shoulder, double swing) {
    double elbowX = pose.x - pose.facing * Math.sin(swing) * 36;
    double elbowY = shoulder + Math.cos(swing) * 36;
    double handX = elbowX - pose.facing * Math.sin(swing - 0.5) * 32;
    double handY = elbowY + Math.cos(swing - 0.5) * 32;
    canvas.fill(new Stroke(pose.x, shoulder, elbowX, elbowY, 10), SLEEVE);
    canvas.fill(new Stroke(elbowX, elbowY, handX, handY, 8.5), SLEEVE);
    canvas.fill(new Ellipse(handX, handY + 3, 7.5, 7.5), WOOL);
  }

  private static void body(Canvas canvas, Pose pose, double hip) {
    double back = pose.x - pose.facing * 21;
    canvas.fill(new Stroke(back, hip - 74, back, hip - 34, 13), Brush.of(0x3E6B57, 0x2C4F40));
    canvas.fill(new Stroke(pose.x, hip - 76, pose.x, hip - 8, 24), COAT);
    canvas.fill(new Stroke(pose.x - 13, hip - 94, pose.x + 13, hip - 94, 9), WOOL);
  }

  private static void head(Canvas canvas, Pose pose, double y) {
    double front = pose.x + pose.facing * 4;
    canvas.fill(new Ellipse(front, y, 20, 22), SKIN);
    canvas.fill(new Ellipse(front + pose.facing * 18, y + 3, 5, 4), SKIN);
    canvas.fill(new Ellipse(front + pose.facing * 9, y - 1, 2.4, 3), SHOES);
    canvas.fill(new Stroke(pose.x - 12, y - 16, pose.x + 14, y - 16, 9), WOOL);
    canvas.fill(new Ellipse(pose.x, y - 20, 17, 13), WOOL);
    canvas.fill(new Ellipse(pose.x - pose.facing * 4, y - 36, 7, 7), Brush.of(0xFFF3D6));
  }
}
