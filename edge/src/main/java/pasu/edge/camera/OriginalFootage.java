package pasu.edge.camera;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;
import pasu.media.MediaException;

/** JPEGs as the video holds them, byte for byte, broken ones too. */
final class OriginalFootage implements Footage {

  private final FfmpegInput input;

  OriginalFootage(FfmpegInput input) {
    this.input = input;
  }

  @Override
  public @Nullable Shot next() throws MediaException {
    AVPacket packet = input.read();
    return packet == null ? null : shot(packet);
  }

  private Shot shot(AVPacket packet) {
    byte[] jpeg = new byte[packet.size()];
    packet.data().get(jpeg);
    var parameters = input.stream().codecpar();
    return new Shot(input.micros(packet.pts()), jpeg, parameters.width(), parameters.height());
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
