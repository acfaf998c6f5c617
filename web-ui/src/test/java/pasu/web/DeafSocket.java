package pasu.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A WebSocket (RFC 6455) whose client does not answer the server's close. Its methods block. */
final class DeafSocket implements AutoCloseable {

  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int SHORTEST_EXTENDED = 126;

  private final Socket socket;
  private final DataInputStream in;

  private DeafSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
  }

  static DeafSocket open(int port, String path, String token) throws IOException {
    DeafSocket opened = new DeafSocket(new Socket(InetAddress.getLoopbackAddress(), port));
    String request =
        """
        GET %s HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Authorization: Bearer %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """
            .formatted(path, port, token);
    opened.socket.getOutputStream().write(request.getBytes(US_ASCII));
    opened.readHead();
    return opened;
  }

  /** Reads until the server says that it closes. */
  void awaitClose() throws IOException {
    while (readFrame() != CLOSE) {
      // What came before does not matter.
    }
  }

  void say(String text) throws IOException {
    byte[] bytes = text.getBytes(US_ASCII);
    byte[] frame = new byte[6 + bytes.length];
    frame[0] = (byte) (FIN | TEXT);
    frame[1] = (byte) (MASKED | bytes.length);
    System.arraycopy(bytes, 0, frame, 6, bytes.length); // Masked by zeros.
    socket.getOutputStream().write(frame);
  }

  /** Reads until the connection ends. */
  void awaitEnd() {
    try {
      while (true) {
        readFrame();
      }
    } catch (IOException end) {
      // As it should.
    }
  }

  private int readFrame() throws IOException {
    int kind = in.readUnsignedByte() & 0x0F;
    int length = in.readUnsignedByte();
    in.readFully(new byte[length == SHORTEST_EXTENDED ? in.readUnsignedShort() : length]);
    return kind;
  }

  private void readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append((char) in.readUnsignedByte());
    }
    if (!head.toString().startsWith("HTTP/1.1 101 ")) {
      throw new IOException("no WebSocket: " + head);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
