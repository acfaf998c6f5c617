package pasu.protocol;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What messages and the values in them look like: of each type its fields, of an enumeration its
 * words. Written down as lines that a diff can show.
 */
record ProtocolShape(SortedMap<String, SortedMap<String, String>> types) {

  private static final String INDENT = "  ";
  private static final String OR_NULL = " or null";
  private static final String WORD = "word";

  /** Of these types, and all that they are made of. */
  static ProtocolShape of(Collection<? extends Class<?>> roots) {
    ProtocolShape shape = new ProtocolShape(new TreeMap<>());
    roots.forEach(shape::add);
    return shape;
  }

  /** Reads what {@link #text} wrote. */
  static ProtocolShape parse(String text) {
    ProtocolShape shape = new ProtocolShape(new TreeMap<>());
    SortedMap<String, String> members = new TreeMap<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith(INDENT)) {
        int colon = line.lastIndexOf(": ");
        members.put(line.substring(INDENT.length(), colon), line.substring(colon + 2));
      } else {
        members = new TreeMap<>();
        shape.types.put(line, members);
      }
    }
    return shape;
  }

  String text() {
    return types.entrySet().stream()
        .flatMap(type -> Stream.concat(Stream.of(type.getKey()), lines(type.getValue())))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Stream<String> lines(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> INDENT + member.getKey() + ": " + member.getValue());
  }

  /**
   * What of this keeps code of an earlier shape from understanding this code, or the other way
   * round; in sentences. New types and new fields that may be null do not.
   */
  List<String> breaks(ProtocolShape earlier) {
    List<String> breaks = new ArrayList<>();
    earlier.types.forEach(
        (type, before) -> {
          SortedMap<String, String> now = types.get(type);
          if (now == null) {
            breaks.add("%s is gone".formatted(type));
          } else {
            before.entrySet().stream()
                .filter(member -> isMissed(member, now))
                .forEach(member -> breaks.add(changed(type, member, now)));
            now.entrySet().stream()
                .filter(member -> !before.containsKey(member.getKey()))
                .filter(member -> !mayBeNull(member))
                .forEach(member -> breaks.add(added(type, member)));
          }
        });
    return breaks;
  }

  private static boolean isMissed(Entry<String, String> before, Map<String, String> now) {
    String after = now.get(before.getKey());
    return after == null ? !mayBeNull(before) : !after.equals(before.getValue());
  }

  private static boolean mayBeNull(Entry<String, String> member) {
    return member.getValue().endsWith(OR_NULL);
  }

  private static String changed(
      String type, Entry<String, String> before, Map<String, String> now) {
    return "%s: %s was %s, and is %s"
        .formatted(
            type,
            before.getKey(),
            before.getValue(),
            now.getOrDefault(before.getKey(), "gone, though others need it"));
  }

  private static String added(String type, Entry<String, String> member) {
    return "%s: %s (%s) is new, and others do not %s it"
        .formatted(
            type,
            member.getKey(),
            member.getValue(),
            member.getValue().equals(WORD) ? "understand" : "say");
  }

  private void add(Class<?> type) {
    if (type.equals(BusMessage.class)) {
      return; // Any of them: which, others say.
    }
    if (type.isSealed()) {
      Stream.of(type.getPermittedSubclasses()).forEach(this::add);
    } else if (isOurs(type) && !types.containsKey(name(type))) {
      SortedMap<String, String> members = new TreeMap<>();
      types.put(name(type), members);
      if (type.isRecord()) {
        Stream.of(type.getRecordComponents()).forEach(it -> add(it, members));
      } else {
        Stream.of(type.getEnumConstants()).forEach(it -> members.put(BusMessages.toJson(it), WORD));
      }
    }
  }

  private void add(RecordComponent component, Map<String, String> members) {
    AnnotatedType type = component.getAnnotatedType();
    String mayBeNull = type.isAnnotationPresent(Nullable.class) ? OR_NULL : "";
    members.put(component.getName(), words(component.getGenericType()) + mayBeNull);
    classes(component.getGenericType()).forEach(this::add);
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("pasu.") && (type.isRecord() || type.isEnum());
  }

  /** A message's codec is called after its class; a value's class is nobody's business. */
  private static String name(Class<?> type) {
    return BusMessage.class.isAssignableFrom(type) ? type.getName() : type.getSimpleName();
  }

  private static String words(Type type) {
    return type instanceof ParameterizedType of
        ? classes(type).findFirst().orElseThrow().getSimpleName()
            + Stream.of(of.getActualTypeArguments())
                .map(ProtocolShape::words)
                .collect(Collectors.joining(", ", "<", ">"))
        : ((Class<?>) type).getSimpleName();
  }

  private static Stream<Class<?>> classes(Type type) {
    return type instanceof ParameterizedType of
        ? Stream.concat(
            classes(of.getRawType()),
            Stream.of(of.getActualTypeArguments()).flatMap(ProtocolShape::classes))
        : Stream.of((Class<?>) type);
  }
}
