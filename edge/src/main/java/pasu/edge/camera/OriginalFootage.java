package pasu.edge.camera;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;
import pasu.media.Jpeg;
import pasu.media.MediaException;
import pasu.protocol.frame.Frame;

/** JPEGs as the video holds them, byte for byte. */
final class OriginalFootage implements Footage {

  private final FfmpegInput input;
  private long refused;

  OriginalFootage(FfmpegInput input) {
    this.input = input;
  }

  @Override
  public @Nullable Shot next() throws MediaException {
    for (AVPacket packet = input.read(); packet != null; packet = input.read()) {
      byte[] jpeg = new byte[packet.size()];
      packet.data().get(jpeg);
      if (jpeg.length <= Frame.MAX_BYTES && Jpeg.isWhole(jpeg)) {
        return shot(packet, jpeg);
      }
      refused++;
    }
    return null;
  }

  private Shot shot(AVPacket packet, byte[] jpeg) {
    var parameters = input.stream().codecpar();
    return new Shot(input.micros(packet.pts()), jpeg, parameters.width(), parameters.height());
  }

  @Override
  public long refused() {
    return refused;
  }

  @Override
  public long intervalMicros() {
    return input.intervalMicros();
  }

  @Override
  public void close() {
    input.close();
  }
}
