package pasu.edge.sight;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pasu.edge.camera.Camera;
import pasu.edge.camera.CameraException;
import pasu.edge.camera.CameraSources;
import pasu.protocol.AlarmMessage.Alarm;

/**
 * What is noticed about the pictures of a real kernel's camera: a program for the emulated board.
 * {@code SOURCE ALARM...}: these alarms are raised and taken back, each alone, and no others. The
 * film may be shown again and again: where the emulated time jumps, a round of it is not enough.
 */
public final class KernelSightCheck {

  private static final int MAX_PICTURES = 2_000;
  private static final String NONE = "";

  private KernelSightCheck() {}

  /** Runs it; the exit status is 0 when it is as it should be. */
  public static void main(String[] args) {
    Set<String> wanted = Stream.of(args).skip(1).collect(Collectors.toSet());
    Set<String> seen = watch(args[0], wanted);
    boolean isSo = seen.equals(wanted);
    System.out.println((isSo ? "PASS " : "FAIL ") + args[0] + " was seen to be " + seen);
    System.exit(isSo ? 0 : 1);
  }

  /** What was raised, until all that is wanted was, and is taken back. */
  private static Set<String> watch(String source, Set<String> wanted) {
    Set<String> seen = new TreeSet<>();
    try (Camera camera = CameraSources.parse(source).open();
        PictureWatch watch = new PictureWatch("hil")) {
      String raised = NONE;
      for (int i = 0; i < MAX_PICTURES && !(raised.equals(NONE) && seen.containsAll(wanted)); i++) {
        watch.see(camera.next());
        raised = raised(watch);
        if (!raised.equals(NONE)) {
          seen.add(raised);
        }
      }
    } catch (CameraException e) {
      System.out.println("no more pictures: " + e.getMessage());
    }
    return seen;
  }

  private static String raised(PictureWatch watch) {
    return watch.alarms().stream()
        .map(Alarm::kind)
        .map(Enum::name)
        .collect(Collectors.joining("+"));
  }
}
