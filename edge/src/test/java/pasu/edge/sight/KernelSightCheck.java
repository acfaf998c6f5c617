package pasu.edge.sight;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pasu.edge.camera.Camera;
import pasu.edge.camera.CameraException;
import pasu.edge.camera.CameraSources;
import pasu.protocol.AlarmMessage.Alarm;

/**
 * What is noticed about the pictures of a real kernel's camera: a program for the emulated board.
 * {@code SOURCE ALARM...}: while it gives pictures these alarms are raised and taken back, each
 * once, in that order, and no others.
 */
public final class KernelSightCheck {

  private static final int MAX_PICTURES = 2_000;
  private static final String NONE = "";

  private KernelSightCheck() {}

  /** Runs it; the exit status is 0 when it is as it should be. */
  public static void main(String[] args) throws Exception {
    List<String> wanted = Stream.of(args).skip(1).flatMap(alarm -> Stream.of(alarm, NONE)).toList();
    List<String> seen = watch(args[0], wanted.size());
    boolean isSo = seen.equals(wanted);
    System.out.println((isSo ? "PASS " : "FAIL ") + args[0] + " was seen to be " + seen);
    System.exit(isSo ? 0 : 1);
  }

  /** What was raised, each time that changed. */
  private static List<String> watch(String source, int changes) {
    List<String> seen = new ArrayList<>(List.of(NONE));
    try (Camera camera = CameraSources.parse(source).open();
        PictureWatch watch = new PictureWatch("hil")) {
      for (int i = 0; i < MAX_PICTURES && seen.size() <= changes; i++) {
        watch.see(camera.next());
        String raised = raised(watch);
        if (!raised.equals(seen.getLast())) {
          seen.add(raised);
        }
      }
    } catch (CameraException e) {
      System.out.println("no more pictures: " + e.getMessage());
    }
    return seen.subList(1, seen.size());
  }

  private static String raised(PictureWatch watch) {
    return watch.alarms().stream()
        .map(Alarm::kind)
        .map(Enum::name)
        .collect(Collectors.joining("+"));
  }
}
