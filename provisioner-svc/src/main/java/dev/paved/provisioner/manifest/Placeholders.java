package dev.paved.provisioner.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.kit.http.Problem.FieldError;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What may stand in the name and the images of a preview's manifest for what is only known of a pull request:
 * {@code ${number}} and the like. It is filled in after the YAML is read, and only with lower-case letters, digits and
 * hyphens, so that nothing a contributor chose can become part of the manifest's form.
 *
 * @param values what each stands for, by its name
 * @param name what the environment is called where the manifest does not say
 */
public record Placeholders(SortedMap<String, String> values, String name) {

    /** The longest value, as that of a name. */
    public static final int LONGEST = FieldRules.LONGEST_NAME;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]*)}");

    public Placeholders(Map<String, String> values, String name) {
        this(new TreeMap<>(values), name);
    }

    /** {@code document} with all of them filled in; {@code errors} gets those that there are not. */
    Document fill(Document document, List<FieldError> errors) {
        if (!(document.root().deepCopy() instanceof ObjectNode root)) {
            return document;
        }
        Document filled = new Document(root, document.places());
        if (root.path("metadata").isMissingNode() || root.path("metadata").isNull()) {
            root.putObject("metadata");
        }
        if (root.get("metadata") instanceof ObjectNode metadata) {
            nameOf(metadata, filled, errors);
        }
        JsonNode services = root.path("spec").path("services");
        for (int i = 0; i < services.size(); i++) {
            if (services.get(i) instanceof ObjectNode service
                    && service.path("image").isTextual()) {
                String image = service.get("image").textValue();
                service.put("image", filled(image, "/spec/services/" + i + "/image", filled, errors));
            }
        }
        return filled;
    }

    private void nameOf(ObjectNode metadata, Document document, List<FieldError> errors) {
        JsonNode given = metadata.path("name");
        if (given.isMissingNode() || given.isNull()) {
            metadata.put("name", name);
        } else if (given.isTextual() && PLACEHOLDER.matcher(given.textValue()).find()) {
            String whole = filled(given.textValue(), "/metadata/name", document, errors);
            metadata.put("name", whole.length() > LONGEST ? Slug.of(whole, LONGEST) : whole);
        }
    }

    private String filled(String text, String pointer, Document document, List<FieldError> errors) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                errors.add(new FieldError(pointer, unknown(found.group()) + document.place(pointer)));
            }
            return Matcher.quoteReplacement(value == null ? "x" : value);
        });
    }

    private String unknown(String placeholder) {
        return "has " + placeholder + ", which stands for nothing; there is "
                + values.keySet().stream().map(known -> "${" + known + "}").collect(Collectors.joining(", "));
    }
}
