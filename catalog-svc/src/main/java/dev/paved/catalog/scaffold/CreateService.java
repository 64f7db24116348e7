package dev.paved.catalog.scaffold;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.service.Owner;
import dev.paved.catalog.service.ServiceName;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.template.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a new service.
 *
 * @param type what kind of program, for example {@code api}
 * @param language what it is to be written in, for example {@code node}
 * @param owner the team or person who will answer for it; the caller where nobody is named
 * @param description what it is for, in one line
 * @param database what it keeps its data in, for example {@code postgres}; where the golden path asks for that
 * @param parameters what else is filled into the golden path's form
 * @param texts the same as it was typed in: read as the form says
 */
public record CreateService(
        @Nullable String name,
        @Nullable String type,
        @Nullable String language,
        @Nullable String owner,
        @Nullable String description,
        @Nullable String database,
        @JsonAlias("inputs") @Nullable ObjectNode parameters,
        @Nullable Map<String, String> texts) {

    /** The parameters that are fields of the wish. */
    static final Set<String> FIELDS = Set.of("name", "type", "language", "owner", "description", "database");

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
        if (database != null && database.length() > LONGEST_WORD) {
            faults.add(new FieldError("/database", "must have at most " + LONGEST_WORD + " characters"));
        }
        Set<String> given = new TreeSet<>(texts == null ? Set.of() : texts.keySet());
        if (parameters != null) {
            parameters.fieldNames().forEachRemaining(given::add);
        }
        given.retainAll(FIELDS);
        given.forEach(parameter ->
                faults.add(new FieldError("/parameters/" + parameter, "must be given as the field /" + parameter)));
        return faults;
    }

    /** What is wrong with it for a golden path whose form asks for {@code asked}. */
    List<FieldError> faults(Set<String> asked) {
        boolean wants = database != null && !database.isBlank() && !database.equals("none");
        return wants && !asked.contains("database")
                ? List.of(new FieldError("/database", "must be left out: this golden path makes services without one"))
                : List.of();
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

    /** What it fills into the form of a golden path: of its fields those that the form asks for. */
    ObjectNode inputs(Form form, String caller) {
        Set<String> asked = form.parameters().keySet();
        ObjectNode inputs = JsonNodeFactory.instance.objectNode();
        put(inputs, asked, "name", name);
        put(inputs, asked, "type", type);
        put(inputs, asked, "language", language);
        put(inputs, asked, "owner", ownerOr(caller));
        put(inputs, asked, "description", description);
        put(inputs, asked, "database", database);
        if (texts != null) {
            texts.forEach((parameter, text) -> inputs.set(parameter, form.read(parameter, text)));
        }
        if (parameters != null) {
            inputs.setAll(parameters);
        }
        return inputs;
    }

    /** Who will answer for it. */
    String ownerOr(String caller) {
        return owner == null || owner.isBlank() ? Owner.of(caller) : owner;
    }

    private static void put(ObjectNode inputs, Set<String> asked, String parameter, @Nullable String value) {
        if (value != null && !value.isBlank() && asked.contains(parameter)) {
            inputs.put(parameter, value);
        }
    }
}
