package pasu.edge.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import pasu.protocol.frame.Frame;

/**
 * What a camera of a real kernel gives: a program for the emulated board.
 *
 * <ul>
 *   <li>{@code SOURCE N}: N pictures come
 *   <li>{@code SOURCE N FILE}: they are those of a file of JPEGs, byte for byte
 *   <li>{@code SOURCE unplugged}: they end, with a sentence, since somebody unplugs it meanwhile
 * </ul>
 */
public final class KernelCameraCheck {

  private static final String UNPLUGGED = "unplugged";

  private KernelCameraCheck() {}

  /** Runs one; the exit status is 0 when it is as it should be. */
  public static void main(String[] args) throws Exception {
    boolean endless = args[1].equals(UNPLUGGED);
    int wanted = endless ? Integer.MAX_VALUE : Integer.parseInt(args[1]);
    List<Picture> pictures = new ArrayList<>();
    @Nullable String end = null;
    try (Camera camera = CameraSources.parse(args[0]).open()) {
      while (pictures.size() < wanted) {
        pictures.add(camera.next());
      }
    } catch (CameraException e) {
      end = e.getMessage();
    }
    boolean well = endless == (end != null);
    say(well, "%s: %d pictures; %s".formatted(args[0], pictures.size(), end));
    boolean same = args.length < 3 || areOf(Path.of(args[2]), pictures);
    System.exit(well && same ? 0 : 1);
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
