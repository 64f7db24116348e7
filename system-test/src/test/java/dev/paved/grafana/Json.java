package dev.paved.grafana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects of JSON, their members in the order they are written here. */
final class Json {
    private Json() {}

    /** An object of {@code members}: a name, its value, a name, its value, … */
    static Map<String, Object> object(Object... members) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put((String) members[i], members[i + 1]);
        }
        return object;
    }

    static Map<String, Object> datasource() {
        return object("type", "prometheus", "uid", "paved-prometheus");
    }

    /** An override of the fields that {@code matcher} finds. */
    static Map<String, Object> override(String matcher, String of, Map<String, Object> properties) {
        return object(
                "matcher",
                object("id", matcher, "options", of),
                "properties",
                properties.entrySet().stream()
                        .map(property -> object("id", property.getKey(), "value", property.getValue()))
                        .toList());
    }

    static List<Map<String, Object>> steps(String base, Object... valuesAndColours) {
        List<Map<String, Object>> steps = new ArrayList<>();
        var first = object("color", base);
        first.put("value", null);
        steps.add(first);
        for (int i = 0; i < valuesAndColours.length; i += 2) {
            steps.add(object("color", valuesAndColours[i + 1], "value", valuesAndColours[i]));
        }
        return steps;
    }
}
