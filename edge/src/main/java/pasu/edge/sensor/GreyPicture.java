package pasu.edge.sensor;

/**
 * A small picture without colours. The array is the owner's; it is not kept.
 *
 * @param samples row by row, 0 black to 255
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record GreyPicture(byte[] samples, int width, int height) {}
