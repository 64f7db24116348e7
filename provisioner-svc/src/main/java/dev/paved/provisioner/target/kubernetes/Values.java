package dev.paved.provisioner.target.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whether values mean the same. */
final class Values {

    private static final Set<String> QUANTITIES =
            Set.of("hard", "requests", "limits", "default", "defaultRequest", "max", "min");

    private Values() {}

    /** Whether the scalar {@code declared} is what {@code live} has; what is empty may be missing. */
    static boolean same(FieldPath path, JsonNode declared, @Nullable JsonNode live) {
        String wanted = declared.asText();
        if (live == null || live.isNull()) {
            return wanted.isEmpty();
        }
        return wanted.equals(live.asText())
                || QUANTITIES.stream().anyMatch(path::isWithin) && sameAmount(wanted, live.asText());
    }

    private static boolean sameAmount(String one, String other) {
        try {
            return Quantity.getAmountInBytes(Quantity.parse(one))
                            .compareTo(Quantity.getAmountInBytes(Quantity.parse(other)))
                    == 0;
        } catch (IllegalArgumentException notQuantities) {
            return false;
        }
    }

    /** Whether {@code live} has all of {@code declared}; lists have as many items. Where it is {@code strict} nothing more. */
    static boolean matches(FieldPath path, JsonNode declared, @Nullable JsonNode live, boolean strict) {
        if (!declared.isContainerNode()) {
            return same(path, declared, live);
        }
        if (live == null) {
            return declared.isEmpty();
        }
        if (declared.getNodeType() != live.getNodeType() || declared.isArray() && declared.size() != live.size()) {
            return false;
        }
        if (declared.isArray()) {
            return IntStream.range(0, declared.size())
                    .allMatch(i -> matches(path, declared.get(i), live.get(i), strict));
        }
        return declared.properties().stream()
                        .allMatch(field -> matches(
                                path.member(field.getKey()), field.getValue(), live.get(field.getKey()), strict))
                && (!strict
                        || live.properties().stream()
                                .allMatch(field -> declared.has(field.getKey())
                                        || ServerDefaults.has(path.member(field.getKey()), field.getValue())));
    }

    /** For people; null for nothing. */
    static @Nullable String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        String text = value.isContainerNode() ? value.toString() : value.asText();
        return text.length() <= 500 ? text : text.substring(0, 500) + "…";
    }
}
