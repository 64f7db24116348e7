package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The variables that a part of a template sees: its own, and those around it. */
final class Frame {

    private final Map<String, JsonNode> variables = new HashMap<>();
    private final @Nullable Frame around;
    private final JsonNode values;

    private Frame(@Nullable Frame around, JsonNode values) {
        this.around = around;
        this.values = values;
    }

    /** The outermost one, over {@code values}. */
    static Frame over(JsonNode values) {
        return new Frame(null, values);
    }

    Frame inner() {
        return new Frame(this, values);
    }

    /** Null where there is no such variable. */
    @Nullable
    JsonNode find(String name) {
        for (Frame frame = this; frame != null; frame = frame.around) {
            JsonNode value = frame.variables.get(name);
            if (value != null) {
                return value;
            }
        }
        return values.get(name);
    }

    /** Sets the variable of this very frame. */
    void put(String name, JsonNode value) {
        variables.put(name, value);
    }

    /** Sets the variable where it is already, else here. */
    void assign(String name, JsonNode value) {
        for (Frame frame = this; frame != null; frame = frame.around) {
            if (frame.variables.containsKey(name)) {
                frame.put(name, value);
                return;
            }
        }
        put(name, value);
    }

    /** All names there are. */
    SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        values.fieldNames().forEachRemaining(names::add);
        for (Frame frame = this; frame != null; frame = frame.around) {
            names.addAll(frame.variables.keySet());
        }
        return names;
    }
}
