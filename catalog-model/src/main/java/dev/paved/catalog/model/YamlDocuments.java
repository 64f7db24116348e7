package dev.paved.catalog.model;

import dev.paved.catalog.model.CatalogFile.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The documents of a YAML 1.2 text by the core schema, under which {@code yes} and {@code 2026-01-01} are texts. Nothing in
 * it is ever made an object of, and what aliases multiply is bounded.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#103-core-schema">YAML 1.2.2, Core Schema</a>
 */
final class YamlDocuments {

    private static final Set<String> PLACEHOLDERS = Set.of("$text", "$json", "$yaml");
    private static final int MOST_VALUES = 200_000;
    private static final int DEEPEST = 100;
    private static final Place BEGIN = new Place(1, 1);

    private final Substitution substitution;
    private int values;

    private YamlDocuments(Substitution substitution) {
        this.substitution = substitution;
    }

    /** To YAML 1.2, {@code <<} is a key as any other. */
    private static final class WithoutMerge extends CoreSchema {

        @Override
        public ScalarResolver getScalarResolver() {
            return new CoreScalarResolver(false);
        }
    }

    static List<Document> read(String text, Substitution substitution) {
        List<Document> documents = new ArrayList<>();
        try {
            Iterator<Node> nodes = nodes(text);
            while (nodes.hasNext()) {
                Document document = document(nodes.next(), substitution);
                if (document != null) {
                    documents.add(document);
                }
            }
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(YamlDocuments::place)
                    .orElse(BEGIN);
            documents.add(refused(place, "is not valid YAML: " + e.getProblem()));
        } catch (YamlEngineException e) {
            documents.add(refused(BEGIN, "is not valid YAML: " + e.getMessage()));
        } catch (StackOverflowError e) {
            // The parser knows no bound of its own.
            documents.add(refused(BEGIN, "is nested too deeply"));
        }
        return documents;
    }

    /**
     * The only document of {@code text}.
     *
     * @param place where its values are said to be
     * @throws Substitution.Impossible where it is no YAML, or not one document
     */
    static Value only(String text, Place place) throws Substitution.Impossible {
        try {
            Iterator<Node> nodes = nodes(text);
            if (!nodes.hasNext()) {
                return new Value.Null(place);
            }
            Value value = new YamlDocuments(placeholder -> placeholder).value(nodes.next(), 0);
            if (nodes.hasNext()) {
                throw new Substitution.Impossible("must name a file of one document");
            }
            return value.at(place);
        } catch (YamlEngineException | Unreadable | StackOverflowError e) {
            throw new Substitution.Impossible("must name a file of valid YAML or JSON: " + e.getMessage());
        }
    }

    private static Iterator<Node> nodes(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new WithoutMerge())
                .setUseMarks(true)
                .setAllowRecursiveKeys(false)
                .setMaxAliasesForCollections(MOST_VALUES)
                .setCodePointLimit(Math.max(1, text.length()))
                .build();
        return new Compose(settings).composeAllFromString(text).iterator();
    }

    /** Null for an empty one. */
    private static @Nullable Document document(Node root, Substitution substitution) {
        Place place = place(root);
        Value value;
        try {
            value = new YamlDocuments(substitution).value(root, 0);
        } catch (Unreadable e) {
            return refused(e.place, e.rule);
        }
        return switch (value) {
            case Value.Null nothing -> null;
            case Value.Mapping mapping -> {
                Findings findings = new Findings();
                Envelope.check(mapping, findings);
                yield findings.all().isEmpty()
                        ? new Document.Accepted(Entity.of(mapping))
                        : new Document.Refused(place, findings.all());
            }
            default -> refused(place, "must be a mapping with apiVersion, kind and metadata, and is " + value.what());
        };
    }

    private static Document refused(Place place, String rule) {
        return new Document.Refused(place, List.of(new Violation(place, "", rule, null)));
    }

    private static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient Place place;
        private final String rule;

        Unreadable(Place place, String rule) {
            super(rule);
            this.place = place;
            this.rule = rule;
        }
    }

    private Value value(Node node, int depth) {
        Place place = place(node);
        if (++values > MOST_VALUES || depth > DEEPEST) {
            throw new Unreadable(
                    place, "has more than " + MOST_VALUES + " values, or more than " + DEEPEST + " levels");
        }
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, place, depth);
            case SequenceNode sequence ->
                new Value.Sequence(
                        sequence.getValue().stream()
                                .map(item -> value(item, depth + 1))
                                .toList(),
                        place);
            case ScalarNode scalar -> scalar(scalar, place);
            default -> throw new Unreadable(place, "has an alias of nothing");
        };
    }

    private Value mapping(MappingNode node, Place place, int depth) {
        Map<String, Value> entries = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            Place at = place(entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new Unreadable(at, "has a key that is no plain word");
            }
            String name = key.getTag().equals(Tag.NULL) ? "" : key.getValue();
            if (keys.putIfAbsent(name, at) != null) {
                throw new Unreadable(at, "has '" + name + "' twice in the same mapping");
            }
            entries.put(name, value(entry.getValueNode(), depth + 1));
        }
        return placeholder(entries, place).orElseGet(() -> new Value.Mapping(entries, keys, place));
    }

    private Optional<Value> placeholder(Map<String, Value> entries, Place place) {
        if (entries.size() != 1) {
            return Optional.empty();
        }
        Map.Entry<String, Value> only = entries.entrySet().iterator().next();
        return PLACEHOLDERS.contains(only.getKey()) && only.getValue() instanceof Value.Text(String target, Place at)
                ? Optional.of(substitute(new Value.Placeholder(only.getKey().substring(1), target, place)))
                : Optional.empty();
    }

    private Value substitute(Value.Placeholder placeholder) {
        try {
            return substitution.of(placeholder);
        } catch (Substitution.Impossible e) {
            throw new Unreadable(placeholder.place(), "has $" + placeholder.format() + ": " + e.getMessage());
        }
    }

    private static Value scalar(ScalarNode scalar, Place place) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return new Value.Null(place);
        }
        if (tag.equals(Tag.BOOL)) {
            return new Value.Truth(Boolean.parseBoolean(text), place);
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return new Value.Number(YamlNumbers.read(text), place);
        }
        return new Value.Text(text, place);
    }

    private static Place place(Node node) {
        return node.getStartMark().map(YamlDocuments::place).orElse(BEGIN);
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
