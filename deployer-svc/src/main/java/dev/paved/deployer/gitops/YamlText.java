package dev.paved.deployer.gitops;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML text, some values of which can be exchanged. The text is only read as YAML to find where they are; everything
 * else in it, order, comments and blanks too, stays as it is.
 */
final class YamlText {

    private final String text;
    private final List<Node> documents;

    private YamlText(String text, List<Node> documents) {
        this.text = text;
        this.documents = documents;
    }

    /** It is no YAML, or none that can be changed; the message follows on its path. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1;

        Unusable(String why) {
            super(why);
        }
    }

    private record Splice(int from, int to, String with) {}

    static YamlText parse(String text) throws Unusable {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(100);
        try {
            Yaml yaml = new Yaml(options);
            for (var event : yaml.parse(new StringReader(text))) {
                if (event instanceof AliasEvent) {
                    throw new Unusable("has aliases, and what is changed at one place would change at others too");
                }
            }
            List<Node> documents = StreamSupport.stream(
                            yaml.composeAll(new StringReader(text)).spliterator(), false)
                    .toList();
            return new YamlText(text, documents);
        } catch (YAMLException e) {
            throw new Unusable("is no YAML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** As it is written. */
    String text() {
        return text;
    }

    /** The documents that are mappings. */
    List<MappingNode> documents() {
        return documents.stream()
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .toList();
    }

    /** What is at {@code path}. */
    static Optional<Node> at(Node node, String... path) {
        Optional<Node> found = Optional.of(node);
        for (String key : path) {
            found = found.flatMap(it -> it instanceof MappingNode map ? value(map, key) : Optional.empty());
        }
        return found;
    }

    /** The text at {@code path}; nothing where there is none. */
    static Optional<String> textAt(Node node, String... path) {
        return at(node, path)
                .filter(ScalarNode.class::isInstance)
                .map(it -> ((ScalarNode) it).getValue())
                .filter(it -> !it.isEmpty());
    }

    /** The mappings in the list at {@code path}. */
    static List<MappingNode> itemsAt(Node node, String... path) {
        return at(node, path)
                .filter(SequenceNode.class::isInstance)
                .map(it -> ((SequenceNode) it).getValue())
                .orElse(List.of())
                .stream()
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .toList();
    }

    /**
     * The text with {@code values} in {@code map}, which is of this text and not empty; keys that it lacks are added at its
     * end, unless their value is empty. Values are such as need no escaping.
     */
    String with(MappingNode map, Map<String, String> values) throws Unusable {
        List<Splice> splices = new ArrayList<>();
        StringBuilder added = new StringBuilder();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            Optional<Node> present = value(map, entry.getKey());
            if (present.isPresent()) {
                splices.add(exchange(entry.getKey(), present.get(), entry.getValue()));
            } else if (!entry.getValue().isEmpty()) {
                added.append(separator(map)).append(entry.getKey()).append(": ").append(quoted(entry.getValue()));
            }
        }
        if (!added.isEmpty()) {
            int end = endOf(map);
            splices.add(new Splice(end, end, added.toString()));
        }
        StringBuilder result = new StringBuilder(text);
        splices.stream()
                .sorted(Comparator.comparingInt(Splice::from).reversed())
                .forEach(it -> result.replace(it.from(), it.to(), it.with()));
        return result.toString();
    }

    private Splice exchange(String key, Node value, String by) throws Unusable {
        int from = index(value.getStartMark());
        int to = index(value.getEndMark());
        if (!(value instanceof ScalarNode scalar) || isBlock(scalar) || from == to) {
            throw new Unusable("has no plain value for " + key);
        }
        return scalar.getValue().equals(by) ? new Splice(from, from, "") : new Splice(from, to, quoted(by));
    }

    /** Where the last value of {@code map} ends: with its line, unless the map is in braces. */
    private int endOf(MappingNode map) throws Unusable {
        Node last = map.getValue().getLast().getValueNode();
        if (!(last instanceof ScalarNode scalar) || isBlock(scalar)) {
            throw new Unusable("has something else than plain values in the entry of the image");
        }
        int end = index(last.getEndMark());
        if (map.getFlowStyle() == FlowStyle.FLOW) {
            return end;
        }
        int line = text.indexOf('\n', end);
        int before = line < 0 ? text.length() : line;
        return before > 0 && line >= 0 && text.charAt(before - 1) == '\r' ? before - 1 : before;
    }

    private String separator(MappingNode map) {
        String line = text.contains("\r\n") ? "\r\n" : "\n";
        return map.getFlowStyle() == FlowStyle.FLOW
                ? ", "
                : line
                        + " "
                                .repeat(map.getValue()
                                        .getFirst()
                                        .getKeyNode()
                                        .getStartMark()
                                        .getColumn());
    }

    private static boolean isBlock(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    }

    /** In quotes unless it can only be text: {@code 1.2} is a number otherwise. */
    private static String quoted(String value) {
        return value.matches("[A-Za-z].*[/:].*") ? value : '"' + value + '"';
    }

    private int index(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    private static Optional<Node> value(MappingNode map, String key) {
        return map.getValue().stream()
                .filter(it -> it.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }
}
