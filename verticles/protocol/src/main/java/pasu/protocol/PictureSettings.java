package pasu.protocol;

/**
 * The most that a camera's pictures shall be, by its site's plan; how near a camera comes depends
 * on it (ADR 49).
 *
 * @param width in pixels, 2 to 8,192; a picture of another shape fits into width and height
 * @param rate pictures a second, 1 to 60
 * @param quality of the JPEGs, 1 to 100
 */
public record PictureSettings(int width, int height, int rate, int quality) {

  private static final int SMALLEST = 2;
  public static final int LARGEST = 8_192;

  /** What a camera gives until its edge was told. */
  public static final PictureSettings USUAL = new PictureSettings(1280, 720, 15, 80);

  public PictureSettings {
    Checks.range("width", width, SMALLEST, LARGEST);
    Checks.range("height", height, SMALLEST, LARGEST);
    Checks.range("rate", rate, 1, 60);
    Checks.range("quality", quality, 1, 100);
  }
}
