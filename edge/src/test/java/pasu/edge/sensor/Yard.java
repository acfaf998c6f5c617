package pasu.edge.sensor;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import pasu.edge.camera.Picture;
import pasu.media.JpegEncoder;
import pasu.media.PlanarFrame;

/** Pictures of an empty yard, ten a second, on which a test draws. */
final class Yard implements AutoCloseable {

  static final int WIDTH = 640;
  static final int HEIGHT = 480;
  static final long START_MICROS = 1_790_000_000_000_000L;
  static final int RATE = 10;

  private final Random random = new Random(7);
  private final PlanarFrame frame = new PlanarFrame(WIDTH, HEIGHT);
  private final JpegEncoder encoder = new JpegEncoder(WIDTH, HEIGHT, JpegEncoder.GOOD);
  private final byte[] luma = new byte[WIDTH * HEIGHT];
  private final byte[] none = new byte[WIDTH * HEIGHT / 4];

  Yard() throws IOException {
    Arrays.fill(none, (byte) 128);
  }

  /** Shows a sensor pictures 0 to {@code count}, each drawn on a fresh yard. */
  void show(Sensor sensor, int count, IntConsumer drawing) throws IOException {
    for (int i = 0; i < count; i++) {
      blank();
      drawing.accept(i);
      long micros = START_MICROS + i * 1_000_000L / RATE;
      byte[] jpeg = encoder.encode(frame.of(luma, none, none));
      sensor.see(new Picture(micros, jpeg, WIDTH, HEIGHT));
    }
  }

  private void blank() {
    for (int i = 0; i < luma.length; i++) {
      luma[i] = (byte) (60 + (i % WIDTH) * 100 / WIDTH + (i / WIDTH / 48 % 2) * 30);
    }
  }

  void block(int left, int top, int width, int height, int grey) {
    for (int y = Math.max(0, top); y < Math.min(HEIGHT, top + height); y++) {
      for (int x = Math.max(0, left); x < Math.min(WIDTH, left + width); x++) {
        luma[y * WIDTH + x] = (byte) grey;
      }
    }
  }

  void noise(int strength) {
    change(value -> value + random.nextInt(-strength, strength + 1));
  }

  void light(double gain, int offset) {
    change(value -> (int) (value * gain) + offset);
  }

  private void change(IntUnaryOperator change) {
    for (int i = 0; i < luma.length; i++) {
      luma[i] = (byte) Math.clamp(change.applyAsInt(luma[i] & 0xFF), 0, 255);
    }
  }

  @Override
  public void close() {
    encoder.close();
    frame.close();
  }
}
