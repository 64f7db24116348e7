package dev.paved.metrics.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON lines: an object a line, its members the columns. */
final class JsonRows {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonRows() {}

    static List<Row> read(String text, List<RowError> errors) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isBlank()) {
                Map<String, String> cells = cells(number, line, errors);
                rows.add(new Row(number, cells.keySet(), cells));
            }
        }
        return rows;
    }

    private static Map<String, String> cells(int number, String line, List<RowError> errors) {
        Map<String, String> cells = new HashMap<>();
        try {
            JsonNode object = MAPPER.readTree(line);
            if (!object.isObject()) {
                errors.add(new RowError(number, "", "must be a JSON object, such as {\"service\": \"shop\", …}"));
            }
            object.properties().forEach(member -> {
                if (member.getValue().isContainerNode()) {
                    errors.add(new RowError(number, member.getKey(), "must be a text, a number, true or false"));
                } else if (!member.getValue().isNull()
                        && !member.getValue().asText().isBlank()) {
                    cells.put(member.getKey(), member.getValue().asText().strip());
                }
            });
        } catch (JsonProcessingException e) {
            errors.add(new RowError(number, "", "can't be read as JSON: " + e.getOriginalMessage()));
        }
        return cells;
    }
}
