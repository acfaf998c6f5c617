package pasu.agent.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.Test;
import pasu.media.JpegDecoder;

class ThumbnailsTest {

  @Test
  void keepsTheProportions() throws Exception {
    byte[] small = Thumbnails.scale(Clips.jpeg(640, 480, 200), 320);

    try (JpegDecoder decoder = new JpegDecoder()) {
      AVFrame frame = decoder.decode(small);
      assertThat(frame.width()).isEqualTo(320);
      assertThat(frame.height()).isEqualTo(240);
    }
  }

  @Test
  void givesASmallPictureBackAsItIs() throws Exception {
    byte[] small = Clips.jpeg(160, 120, 200);

    assertThat(Thumbnails.scale(small, 320)).isSameAs(small);
  }

  @Test
  void refusesABrokenPicture() throws Exception {
    byte[] whole = Clips.jpeg(640, 480, 200);

    assertThatThrownBy(() -> Thumbnails.scale(Arrays.copyOf(whole, whole.length / 2), 320))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cut off");
  }
}
