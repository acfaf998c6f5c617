package pasu.bench.simulation;

import java.util.random.RandomGenerator;

/** Noise of the sizes that pictures have. */
final class Pictures {

  private final RandomGenerator random;
  private final byte[] noise = new byte[2 * Scene.MAX_FRAME_BYTES];

  Pictures(RandomGenerator random) {
    this.random = random;
    random.nextBytes(noise);
  }

  byte[] next() {
    int bytes = random.nextInt(Scene.MIN_FRAME_BYTES, Scene.MAX_FRAME_BYTES);
    int from = random.nextInt(noise.length - bytes);
    byte[] jpeg = new byte[bytes];
    System.arraycopy(noise, from, jpeg, 0, bytes);
    return jpeg;
  }
}
