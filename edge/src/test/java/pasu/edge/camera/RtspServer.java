package pasu.edge.camera;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A network camera: RTSP with RTP in the same connection, an MPEG transport stream within. */
public final class RtspServer implements AutoCloseable {

  private static final int PACKETS_BYTES = 7 * 188;
  private static final String DESCRIPTION =
      """
      v=0\r
      o=- 0 0 IN IP4 127.0.0.1\r
      s=yard\r
      t=0 0\r
      m=video 0 RTP/AVP 33\r
      a=control:track\r
      """;

  private final ServerSocket door;
  private final byte[] video;
  final AtomicInteger viewers = new AtomicInteger();
  private volatile @Nullable Socket viewer;

  RtspServer(byte[] video) throws IOException {
    this(video, 0);
  }

  /**
   * Is switched on.
   *
   * @param video a transport stream, which it shows again and again
   * @param port 0 for any
   */
  public RtspServer(byte[] video, int port) throws IOException {
    this.video = video;
    this.door = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("rtsp-server").start(this::serve);
  }

  public int port() {
    return door.getLocalPort();
  }

  public String url() {
    return "rtsp://127.0.0.1:" + port() + "/yard";
  }

  /** Is switched off for a moment. */
  void hangsUp() throws IOException {
    Socket now = viewer;
    if (now != null) {
      now.close();
    }
  }

  private void serve() {
    while (!door.isClosed()) {
      try (Socket next = door.accept()) {
        viewer = next;
        talk(next);
      } catch (IOException _) {
        // The viewer, or this camera, hung up.
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    String number = "";
    String method = "";
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("CSeq:")) {
        number = line;
      } else if (method.isEmpty()) {
        method = line.substring(0, line.indexOf(' '));
      } else if (line.isEmpty()) {
        answer(method, number, out);
        method = "";
      }
    }
  }

  private void answer(String method, String number, DataOutputStream out) throws IOException {
    String more =
        switch (method) {
          case "DESCRIBE" ->
              "Content-Type: application/sdp\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(DESCRIPTION.length(), DESCRIPTION);
          case "SETUP" -> "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 7\r\n\r\n";
          case "PLAY" -> "Session: 7\r\n\r\n";
          default -> "Public: DESCRIBE, SETUP, PLAY\r\n\r\n";
        };
    out.write(("RTSP/1.0 200 OK\r\n" + number + "\r\n" + more).getBytes(StandardCharsets.US_ASCII));
    out.flush();
    if (method.equals("PLAY")) {
      viewers.incrementAndGet();
      play(out);
    }
  }

  private void play(DataOutputStream out) throws IOException {
    int sequence = 0;
    while (true) {
      for (int at = 0; at + PACKETS_BYTES <= video.length; at += PACKETS_BYTES) {
        out.writeByte('$');
        out.writeByte(0);
        out.writeShort(12 + PACKETS_BYTES);
        out.writeShort(0x8021); // RTP version 2, payload 33.
        out.writeShort(sequence++);
        out.writeInt(sequence * 90);
        out.writeInt(7);
        out.write(video, at, PACKETS_BYTES);
      }
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    hangsUp();
  }
}
