package pasu.edge.sight;

/**
 * A small picture without colours. The array is the owner's; it is not kept.
 *
 * @param samples row by row, 0 black to 255
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record GreyPicture(byte[] samples, int width, int height) {}
