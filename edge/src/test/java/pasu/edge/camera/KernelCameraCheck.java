package pasu.edge.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import pasu.protocol.frame.Frame;

/**
 * What a camera of a real kernel gives: a program for the emulated board.
 *
 * <ul>
 *   <li>{@code SOURCE N}: N pictures come
 *   <li>{@code SOURCE N FILE}: they are those of a file of JPEGs, byte for byte
 *   <li>{@code SOURCE replugged}: they end, with a sentence, since somebody unplugs it meanwhile;
 *       opened again and again it gives pictures once it is back
 * </ul>
 */
public final class KernelCameraCheck {

  private static final String REPLUGGED = "replugged";
  private static final int AFTER = 10;
  private static final long PATIENCE_SECONDS = 120;

  private KernelCameraCheck() {}

  /** Runs one; the exit status is 0 when it is as it should be. */
  public static void main(String[] args) throws Exception {
    CameraSource source = CameraSources.parse(args[0]);
    boolean endless = args[1].equals(REPLUGGED);
    List<Picture> pictures = new ArrayList<>();
    String end = read(source, endless ? Integer.MAX_VALUE : Integer.parseInt(args[1]), pictures);
    boolean well = endless == (end != null);
    say(well, "%s: %d pictures; %s".formatted(args[0], pictures.size(), end));
    boolean same = args.length < 3 || areOf(Path.of(args[2]), pictures);
    boolean back = !endless || comesBack(source);
    System.exit(well && same && back ? 0 : 1);
  }

  /** Why there are no more pictures; null once there are as many as wanted. */
  private static @Nullable String read(CameraSource source, int wanted, List<Picture> pictures) {
    try (Camera camera = source.open()) {
      while (pictures.size() < wanted) {
        pictures.add(camera.next());
      }
      return null;
    } catch (CameraException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static boolean comesBack(CameraSource source) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    List<Picture> pictures = new ArrayList<>();
    String why = read(source, AFTER, pictures);
    while (why != null && System.nanoTime() < end) {
      System.out.println("not yet: " + why);
      TimeUnit.SECONDS.sleep(2);
      why = read(source, AFTER, pictures);
    }
    say(why == null, "plugged again: %d pictures; %s".formatted(pictures.size(), why));
    return why == null;
  }

  private static boolean areOf(Path file, List<Picture> pictures) throws IOException {
    Set<String> sums = new HashSet<>();
    pictures.forEach(picture -> sums.add(sum(picture.jpeg())));
    int came = sums.size();
    try (var in = Files.newInputStream(file)) {
      JpegSplitter splitter = new JpegSplitter(in, Frame.MAX_BYTES);
      for (var cut = splitter.next(); cut != null; cut = splitter.next()) {
        sums.remove(sum(cut.jpeg()));
      }
    }
    say(sums.isEmpty(), "%d different pictures, %d not of %s".formatted(came, sums.size(), file));
    return sums.isEmpty();
  }

  private static String sum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return HexFormat.of().toHexDigits(sum.getValue()) + "-" + bytes.length;
  }

  private static void say(boolean isSo, String what) {
    System.out.println((isSo ? "PASS " : "FAIL ") + what);
  }
}
