package pasu.web;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.Secret;

/** Some message of a type, made from its record's components: about a camera where it can be. */
final class Sample {

  /** What a text may have to be: a clip's id, a browser's key, its secret. */
  private static final List<String> TEXTS =
      List.of("0123456789abcdef".repeat(2), "B".repeat(87), "A".repeat(22));

  private final String camera;

  private Sample(String camera) {
    this.camera = camera;
  }

  /** One of each record that the type permits. */
  static List<Object> of(Class<?> type, String camera) {
    return records(type).map(each -> new Sample(camera).make(each)).toList();
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Stream.of(type.getPermittedSubclasses()).flatMap(Sample::records);
  }

  /** Tries one combination of texts after another until the record takes it. */
  private Object make(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    int texts = (int) Stream.of(parts).filter(part -> part.getType() == String.class).count();
    int choices = (int) Math.pow(TEXTS.size() + 1, texts);
    for (int choice = 0; choice < choices; choice++) {
      try {
        return constructor(type).newInstance(values(parts, choice));
      } catch (InvocationTargetException _) {
        // It wants other texts.
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("no sample of %s; teach this class to make one".formatted(type));
  }

  private @Nullable Object[] values(RecordComponent[] parts, int choice) {
    @Nullable Object[] values = new @Nullable Object[parts.length];
    int rest = choice;
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].getType() == String.class) {
        int which = rest % (TEXTS.size() + 1);
        values[i] = which == 0 ? camera : TEXTS.get(which - 1);
        rest /= TEXTS.size() + 1;
      } else {
        values[i] = value(parts[i].getType(), i);
      }
    }
    return values;
  }

  private @Nullable Object value(Class<?> type, int position) {
    if (type == int.class) {
      return 1;
    } else if (type == long.class) {
      return 1L;
    } else if (type == double.class) {
      return 1.0;
    } else if (type == boolean.class) {
      return false;
    } else if (type == Instant.class) {
      return Instant.ofEpochSecond(position); // A later one may have to be later.
    } else if (type == Secret.class) {
      return Secret.of("A".repeat(43) + "=");
    } else if (type == Role.class) {
      return Role.OWNER; // Some are of a site only.
    } else if (type == Kind.class) {
      return Kind.CAMERA_FROZEN; // Some are not an edge's to tell.
    } else if (type.isEnum()) {
      return type.getEnumConstants()[0];
    } else if (type.isRecord()) {
      return make(type);
    }
    return type == List.class ? List.of() : type == Map.class ? Map.of() : null;
  }

  private static Constructor<?> constructor(Class<?> type) throws ReflectiveOperationException {
    Class<?>[] types =
        Stream.of(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor;
  }
}
