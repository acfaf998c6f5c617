package pasu.edge.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What can be set at a Video4Linux camera (linux/v4l2-controls.h); it stays when it is closed. */
public final class VideoControls {

  /** 1 to 100. */
  public static final int JPEG_QUALITY = 0x009D0903;

  /** {@link #EXPOSURE_MANUAL}, or other ways. */
  public static final int EXPOSURE_AUTO = 0x009A0901;

  public static final int EXPOSURE_MANUAL = 1;

  /** In units of 100 us. */
  public static final int EXPOSURE_ABSOLUTE = 0x009A0902;

  private static final long SET = 0xC008561CL;
  private static final int CONTROL_BYTES = 8;

  private VideoControls() {}

  /** Sets one of them: struct v4l2_control is u32 id, s32 value. */
  public static void set(String device, int control, int value) throws KernelException {
    try (DeviceFile camera = DeviceFile.toReadAndWrite(device);
        Arena arena = Arena.ofConfined()) {
      MemorySegment told = arena.allocate(CONTROL_BYTES, JAVA_INT.byteAlignment());
      told.set(JAVA_INT, 0, control);
      told.set(JAVA_INT, 4, value);
      camera.control(SET, told);
    }
  }
}
