package pasu.edge.camera;

/**
 * One JPEG as a camera gave it. The array is shared, never copied: nobody may write to it.
 *
 * @param captureMicros since the Unix epoch, by this process' own time (ADR 40)
 * @param width in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Picture(long captureMicros, byte[] jpeg, int width, int height) {}
