package pasu.bench.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/** Sends pictures as plain RTP streams, one port each, at the pace of an {@link EdgeCrowd}. */
final class PlainCrowd implements AutoCloseable {

  private static final int CLOCK_HZ = 90_000;

  private final List<DatagramChannel> channels = new ArrayList<>();
  private final List<List<byte[]>> pictures;
  private final double framesPerSecond;
  private final ByteBuffer packet = ByteBuffer.allocateDirect(1_200);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("pasu-bench-rtp").unstarted(this::run);
  private volatile boolean open = true;

  PlainCrowd(double framesPerSecond, List<byte[]> pictures) {
    this.framesPerSecond = framesPerSecond;
    this.pictures = pictures.stream().map(RtpJpeg::packets).toList();
  }

  void start(List<Integer> ports) throws IOException {
    for (int port : ports) {
      DatagramChannel channel = DatagramChannel.open();
      channels.add(channel);
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
    thread.start();
  }

  @Override
  public void close() throws IOException {
    open = false;
    for (DatagramChannel channel : channels) {
      channel.close();
    }
  }

  private void run() {
    Pace pace = new Pace(framesPerSecond * channels.size(), System.nanoTime());
    short sequence = 0;
    for (int number = 0; open; number++) {
      List<byte[]> packets = pictures.get(number % pictures.size());
      int time = (int) (number * CLOCK_HZ / framesPerSecond);
      for (DatagramChannel channel : channels) {
        pace.await();
        send(channel, packets, sequence, time);
      }
      sequence += (short) packets.size();
    }
  }

  private void send(DatagramChannel channel, List<byte[]> packets, short sequence, int time) {
    short next = sequence;
    try {
      for (byte[] one : packets) {
        packet.clear().put(one).flip();
        channel.write(packet.putShort(RtpJpeg.SEQUENCE_AT, next++).putInt(RtpJpeg.TIME_AT, time));
      }
    } catch (IOException _) {
      // Nobody listens yet, or this was closed.
    }
  }
}
