package dev.paved.events.published;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;

/** The constants of an enum as they are on the wire. */
final class Constants {

    private Constants() {}

    /** The names that publishers choose from. */
    static Stream<String> wireNames(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(Field::isEnumConstant)
                .filter(constant -> !constant.isAnnotationPresent(JsonEnumDefaultValue.class))
                .map(constant -> constant.getAnnotation(JsonProperty.class).value());
    }
}
