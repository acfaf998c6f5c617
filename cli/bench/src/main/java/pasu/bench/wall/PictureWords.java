package pasu.bench.wall;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pasu.measure.SampleVideo;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a picture's size and rate, as in 640x360@10. */
final class PictureWords implements ITypeConverter<SampleVideo> {

  private static final Pattern FORM = Pattern.compile("(\\d{2,4})x(\\d{2,4})@([1-9]\\d?)");
  private static final int VIDEO_SECONDS = 10;

  @Override
  public SampleVideo convert(String written) {
    Matcher parts = FORM.matcher(written);
    if (!parts.matches()) {
      throw new TypeConversionException(
          "\"%s\" is no picture; write it like 640x360@10".formatted(written));
    }
    return new SampleVideo(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        VIDEO_SECONDS);
  }
}
