package dev.paved.catalog.goldenpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A field of a template and the path to it, so that every error can say where. */
record Field(String path, JsonNode node) {

    Field at(String name) {
        return new Field(path.isEmpty() ? name : path + "." + name, node.path(name));
    }

    /** The elements of a list; none when it is not there. */
    List<Field> items() {
        List<Field> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new Field(path + "[" + i + "]", node.path(i)));
        }
        return items;
    }

    String text() throws InvalidGoldenPath {
        if (!node.isValueNode() || node.isNull() || node.asText().isBlank()) {
            throw fault("must be there and be a text");
        }
        return node.asText();
    }

    String textOr(String other) throws InvalidGoldenPath {
        return node.isMissingNode() || node.isNull() ? other : text();
    }

    List<String> texts() throws InvalidGoldenPath {
        List<String> texts = new ArrayList<>();
        for (Field item : items()) {
            texts.add(item.text());
        }
        return texts;
    }

    Map<String, String> map() throws InvalidGoldenPath {
        Map<String, String> map = new LinkedHashMap<>();
        for (var entry : node.properties()) {
            map.put(entry.getKey(), at(entry.getKey()).text());
        }
        return map;
    }

    void must(String expected) throws InvalidGoldenPath {
        if (!text().equals(expected)) {
            throw fault("must be " + expected);
        }
    }

    InvalidGoldenPath fault(String rule) {
        return new InvalidGoldenPath("template.yaml: " + path + " " + rule
                + (node.isMissingNode() ? ", and is missing" : ", and is " + node));
    }
}
