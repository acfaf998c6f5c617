package pasu.web;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import pasu.protocol.Addresses;
import pasu.protocol.Ask;
import pasu.protocol.BusMessage;
import pasu.protocol.Topic;

/**
 * An address of the bus.
 *
 * @param name as it is called in {@link Addresses}
 * @param isTopic whether something is told there; else it is asked
 * @param said what may be said there
 */
record KnownAddress(String name, String address, boolean isTopic, Class<?> said) {

  /** All there are; those of one camera, agent or listener are the given one's. */
  static List<KnownAddress> all(String whose) {
    return Stream.concat(
            Stream.of(Addresses.class.getFields())
                .map(
                    field ->
                        of(field.getName(), read(() -> field.get(null)), field.getGenericType())),
            Stream.of(Addresses.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(method -> of(method, whose)))
        .toList();
  }

  /** What may be said there, about a camera where it can be. */
  List<BusMessage> samples(String camera) {
    return Sample.of(said, camera).stream().map(BusMessage.class::cast).toList();
  }

  @Override
  public String toString() {
    return name;
  }

  private static KnownAddress of(Method method, String whose) {
    return of(
        method.getName() + "(…)",
        read(() -> method.invoke(null, whose)),
        method.getGenericReturnType());
  }

  private static KnownAddress of(String name, Object address, Type type) {
    Class<?> said = (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0];
    return switch (address) {
      case Ask<?, ?> ask -> new KnownAddress(name, ask.address(), false, said);
      case Topic<?> topic -> new KnownAddress(name, topic.address(), true, said);
      default -> throw new AssertionError(name + " is neither asked nor told");
    };
  }

  private static Object read(Reading reading) {
    try {
      return reading.read();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Reading {
    Object read() throws ReflectiveOperationException;
  }
}
