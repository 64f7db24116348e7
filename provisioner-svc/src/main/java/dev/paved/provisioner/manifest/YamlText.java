package dev.paved.provisioner.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.kit.http.RefusedException;
import dev.paved.provisioner.manifest.Document.Place;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads one YAML document. Nothing in it is ever made an object of: only its tree is looked at. Aliases of lists and
 * mappings are refused, and values and keys are bounded, so that a small text cannot become a large tree.
 */
final class YamlText {

    private static final int DEEPEST = 20;
    private static final int MOST_VALUES = 2_000;
    private static final int LONGEST_KEY = 253;

    private final Map<String, Place> places = new HashMap<>();
    private int values;

    private YamlText() {}

    static Document read(String text) {
        YamlText reader = new YamlText();
        JsonNode root = reader.tree(compose(text), "");
        return new Document(root, Map.copyOf(reader.places));
    }

    private static Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        try {
            Iterator<Node> documents =
                    new Yaml(options).composeAll(new StringReader(text)).iterator();
            if (!documents.hasNext()) {
                throw Document.unreadable("It is empty; a manifest was expected.");
            }
            Node first = documents.next();
            if (documents.hasNext()) {
                throw Document.unreadable("It has several documents; send one manifest a request, the second begins at "
                        + place(documents.next().getStartMark()) + ".");
            }
            return first;
        } catch (MarkedYAMLException e) {
            String where = e.getProblemMark() == null ? "" : place(e.getProblemMark()) + ": ";
            throw Document.unreadable("It is not valid YAML: " + where + e.getProblem() + ".");
        } catch (YAMLException e) {
            throw Document.unreadable("It is not acceptable YAML: " + e.getMessage());
        }
    }

    private JsonNode tree(Node node, String pointer) {
        if (++values > MOST_VALUES) {
            throw unacceptable(place(node.getStartMark()), "it has more than " + MOST_VALUES + " values.");
        }
        places.put(pointer, place(node.getStartMark()));
        return switch (node) {
            case MappingNode mapping -> object(mapping, pointer);
            case SequenceNode sequence -> array(sequence, pointer);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw Document.unreadable("There is an alias at " + place(node.getStartMark()) + ".");
        };
    }

    private ObjectNode object(MappingNode mapping, String pointer) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            Place at = place(entry.getKeyNode().getStartMark());
            if (!(entry.getKeyNode() instanceof ScalarNode key)
                    || key.getValue().length() > LONGEST_KEY) {
                throw unacceptable(at, "a key must be a plain word of at most " + LONGEST_KEY + " characters.");
            }
            String below = Fields.below(pointer, key.getValue());
            if (object.has(key.getValue())) {
                throw unacceptable(at, "'" + key.getValue() + "' is given twice in the same mapping.");
            }
            object.set(key.getValue(), tree(entry.getValueNode(), below));
            places.put(below, at);
        }
        return object;
    }

    private ArrayNode array(SequenceNode sequence, String pointer) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Node element : sequence.getValue()) {
            array.add(tree(element, pointer + "/" + array.size()));
        }
        return array;
    }

    /** Texts as texts; numbers and truth values, as written, as something that is no text. */
    private static JsonNode scalar(ScalarNode scalar) {
        if (scalar.getTag().equals(Tag.NULL)) {
            return JsonNodeFactory.instance.nullNode();
        }
        return scalar.getTag().equals(Tag.STR)
                ? JsonNodeFactory.instance.textNode(scalar.getValue())
                : JsonNodeFactory.instance.pojoNode(scalar.getValue());
    }

    private static RefusedException unacceptable(Place at, String why) {
        return Document.unreadable("It is not acceptable YAML: " + at + ": " + why);
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
