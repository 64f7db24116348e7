package dev.paved.events.published;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the declaration of a record says of its components. */
public final class Components {

    private Components() {}

    public static Stream<RecordComponent> of(Class<?> record) {
        return Arrays.stream(record.getRecordComponents());
    }

    public static RecordComponent named(Class<?> record, String name) {
        return of(record)
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    public static boolean isList(RecordComponent component) {
        return List.class.isAssignableFrom(component.getType());
    }

    /** A {@code record} whose components are as {@code value} gives them. */
    public static Object construct(Class<?> record, Function<RecordComponent, @Nullable Object> value) {
        try {
            Class<?>[] types = of(record).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = record.getDeclaredConstructor(types);
            return constructor.newInstance(of(record).map(value).toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("Can't make a " + record, e);
        }
    }

    /** Whether a reader may meet data without it. */
    public static boolean isOptional(RecordComponent component) {
        return isNullable(component) || isList(component);
    }

    /** What the list {@code component} is a list of. */
    public static Class<?> element(RecordComponent component) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }
}
