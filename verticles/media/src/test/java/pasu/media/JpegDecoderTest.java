package pasu.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;

class JpegDecoderTest {

  private static final int SIZE = 64;

  @Test
  void readsWhatWasWritten() throws Exception {
    try (JpegDecoder decoder = new JpegDecoder()) {
      AVFrame frame = decoder.decode(grey(201));

      assertThat(frame.width()).isEqualTo(SIZE);
      assertThat(luma(frame)).isCloseTo(201, within(2));
    }
  }

  @Test
  void halvesAsOftenAsAsked() throws Exception {
    try (JpegDecoder decoder = new JpegDecoder(2)) {
      AVFrame frame = decoder.decode(grey(201));

      assertThat(frame.width()).isEqualTo(SIZE / 4);
      assertThat(luma(frame)).isCloseTo(201, within(2));
    }
  }

  @Test
  void refusesACutOffPictureAndReadsTheNext() throws Exception {
    byte[] whole = grey(201);
    try (JpegDecoder decoder = new JpegDecoder()) {
      assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(whole, whole.length - 2)))
          .isInstanceOf(MediaException.class)
          .hasMessageContaining("cut off");

      assertThat(luma(decoder.decode(whole))).isCloseTo(201, within(2));
    }
  }

  @Test
  void allowsZerosAfterTheEnd() throws Exception {
    byte[] whole = grey(201);

    assertThat(Jpeg.isWhole(Arrays.copyOf(whole, whole.length + 9))).isTrue();
    assertThat(Jpeg.isWhole(new byte[500])).isFalse();
    assertThat(Jpeg.isWhole(new byte[0])).isFalse();
  }

  @Test
  void scalesToTheRangeOfVideoAndBack() throws Exception {
    try (JpegDecoder decoder = new JpegDecoder();
        Scaler toVideo = new Scaler(SIZE, SIZE, avutil.AV_PIX_FMT_YUV420P, false);
        Scaler toJpeg = new Scaler(SIZE, SIZE, avutil.AV_PIX_FMT_YUVJ420P, true)) {
      AVFrame video = toVideo.scale(decoder.decode(grey(255)));

      assertThat(luma(video)).isCloseTo(235, within(1));
      assertThat(luma(toJpeg.scale(video))).isCloseTo(255, within(1));
    }
  }

  private static int luma(AVFrame frame) {
    return frame.data(0).get(0) & 0xFF;
  }

  private static byte[] grey(int grey) throws Exception {
    byte[] luma = new byte[SIZE * SIZE];
    Arrays.fill(luma, (byte) grey);
    byte[] none = new byte[SIZE * SIZE / 4];
    Arrays.fill(none, (byte) 128);
    try (PlanarFrame frame = new PlanarFrame(SIZE, SIZE);
        JpegEncoder encoder = new JpegEncoder(SIZE, SIZE, JpegEncoder.GOOD)) {
      return encoder.encode(frame.of(luma, none, none));
    }
  }
}
