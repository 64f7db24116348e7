package dev.paved.catalog.scaffold;

import dev.paved.catalog.service.Owner;
import dev.paved.catalog.service.ServiceName;
import dev.paved.kit.http.Problem.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a new service.
 *
 * @param type what kind of program, for example {@code api}
 * @param language what it is to be written in, for example {@code node}
 * @param owner the team or person who will answer for it; the caller where nobody is named
 * @param description what it is for, in one line
 */
public record CreateService(
        @Nullable String name,
        @Nullable String type,
        @Nullable String language,
        @Nullable String owner,
        @Nullable String description) {

    private static final int LONGEST_WORD = 63;
    private static final int LONGEST_DESCRIPTION = 500;

    /** What is wrong with it, whatever the golden path. */
    List<FieldError> faults() {
        List<FieldError> faults = new ArrayList<>();
        ServiceName.fault(name).ifPresent(fault -> faults.add(new FieldError("/name", fault)));
        require(faults, "/type", type, "api");
        require(faults, "/language", language, "node");
        if (owner != null) {
            Owner.fault(owner).ifPresent(fault -> faults.add(new FieldError("/owner", fault)));
        }
        if (description != null
                && (description.length() > LONGEST_DESCRIPTION
                        || description.chars().anyMatch(CreateService::breaksLine))) {
            faults.add(new FieldError(
                    "/description", "must be one line of at most " + LONGEST_DESCRIPTION + " characters"));
        }
        return faults;
    }

    private static void require(List<FieldError> faults, String pointer, @Nullable String value, String example) {
        if (value == null || value.isBlank()) {
            faults.add(new FieldError(pointer, "must be given, for example '" + example + "'"));
        } else if (value.length() > LONGEST_WORD) {
            faults.add(new FieldError(pointer, "must have at most " + LONGEST_WORD + " characters"));
        }
    }

    private static boolean breaksLine(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    /** What it fills into a golden path's form. */
    Map<String, String> inputs(String caller) {
        Map<String, String> inputs = new LinkedHashMap<>();
        put(inputs, "name", name);
        put(inputs, "type", type);
        put(inputs, "language", language);
        put(inputs, "owner", owner == null ? Owner.of(caller) : owner);
        put(inputs, "description", description);
        return inputs;
    }

    private static void put(Map<String, String> inputs, String parameter, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            inputs.put(parameter, value);
        }
    }
}
