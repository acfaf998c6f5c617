package pasu.protocol;

import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.AnnotatedType;
import org.jspecify.annotations.Nullable;

/** Of a record every component must be there but those that may be null (ADR 3). */
final class RequiredComponents extends JacksonAnnotationIntrospector {

  private static final long serialVersionUID = 1;

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    if (member instanceof AnnotatedParameter component
        && component.getOwner() instanceof AnnotatedConstructor constructor) {
      return !mayBeNull(constructor, component.getIndex());
    }
    return super.hasRequiredMarker(member);
  }

  private static boolean mayBeNull(AnnotatedConstructor constructor, int index) {
    AnnotatedType[] types = constructor.getAnnotated().getAnnotatedParameterTypes();
    return types[index].isAnnotationPresent(Nullable.class);
  }
}
