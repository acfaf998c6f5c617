package pasu.protocol;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.nio.charset.StandardCharsets;

/** Sends a record as length-prefixed JSON, so that a packet capture stays readable. */
final class JsonRecordCodec<T extends BusMessage> implements MessageCodec<T, T> {

  private final Class<T> type;

  JsonRecordCodec(Class<T> type) {
    this.type = type;
  }

  @Override
  public void encodeToWire(Buffer wire, T message) {
    byte[] json = BusMessages.toBytes(message);
    wire.appendInt(json.length).appendBytes(json);
  }

  @Override
  public T decodeFromWire(int position, Buffer wire) {
    int start = position + Integer.BYTES;
    int end = start + wire.getInt(position);
    return BusMessages.fromJson(wire.getString(start, end, StandardCharsets.UTF_8.name()), type);
  }

  @Override
  public T transform(T message) {
    return message; // Records are immutable, so local delivery needs no copy.
  }

  @Override
  public String name() {
    return type.getName();
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
