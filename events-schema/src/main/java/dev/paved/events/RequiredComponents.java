package dev.paved.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Tells Jackson that what isn't {@code @Nullable} must be there, and that a list that isn't there is empty. */
final class RequiredComponents extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    private static final JsonSetter.Value EMPTY_LIST = JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL);

    private static final JsonSetter.Value REFUSE_NULL = JsonSetter.Value.forValueNulls(Nulls.FAIL);

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return isList(member) || isNullable(member) ? null : Boolean.TRUE;
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        if (!(annotated instanceof AnnotatedMember member)) {
            return JsonSetter.Value.empty();
        }
        if (isList(member)) {
            return EMPTY_LIST;
        }
        return isNullable(member) ? JsonSetter.Value.empty() : REFUSE_NULL;
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    private static boolean isList(AnnotatedMember member) {
        return Collection.class.isAssignableFrom(member.getRawType());
    }

    private static boolean isNullable(AnnotatedMember member) {
        AnnotatedType type =
                switch (member) {
                    case AnnotatedParameter parameter ->
                        ((Executable) parameter.getOwner().getMember())
                                .getAnnotatedParameterTypes()[parameter.getIndex()];
                    case AnnotatedMember other ->
                        switch (other.getMember()) {
                            case Field field -> field.getAnnotatedType();
                            case Method method -> method.getAnnotatedReturnType();
                            default -> throw new IllegalStateException("Not part of a record: " + other);
                        };
                };
        return type.isAnnotationPresent(Nullable.class);
    }
}
