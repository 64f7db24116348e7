package dev.paved.catalog.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces {@code ${{ values.name }}} by its value, and {@code ${{ values.name | dump }}} by its value as a JSON text
 * with quotes, which is also right in YAML, JavaScript and Java. Anything else between the braces is an error.
 *
 * @param scope the values by what is before the dot, then by what is after it
 * @see <a href="https://backstage.io/docs/features/software-templates/writing-templates">Backstage, Writing Templates</a>
 */
public record Expressions(Map<String, Map<String, String>> scope) {

    private static final String OPEN = "${{";
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{([^\\n]*?)}}");
    private static final Pattern REFERENCE =
            Pattern.compile("\\s*([A-Za-z_]\\w*)\\.([A-Za-z_]\\w*)\\s*(?:\\|\\s*(\\w+)\\s*)?");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * {@code text} with every expression replaced; the values themselves are not looked at for expressions.
     *
     * @param place the file that {@code text} is from, for errors
     */
    public String render(String place, String text) throws RenderException {
        StringBuilder rendered = new StringBuilder(text.length());
        Matcher expressions = EXPRESSION.matcher(text);
        int from = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
            String line = place + ":" + (text.substring(0, open).lines().count() + (atLineStart(text, open) ? 1 : 0));
            if (!expressions.find(open) || expressions.start() != open) {
                throw new RenderException(line, "'${{' without '}}' on the same line");
            }
            rendered.append(text, from, open).append(value(line, expressions.group(1)));
            from = expressions.end();
        }
        return rendered.append(text, from, text.length()).toString();
    }

    private static boolean atLineStart(String text, int position) {
        return position == 0 || text.charAt(position - 1) == '\n';
    }

    private String value(String line, String expression) throws RenderException {
        Matcher reference = REFERENCE.matcher(expression);
        if (!reference.matches()) {
            throw new RenderException(
                    line,
                    "'${{" + expression + "}}' is not understood; it must be like ${{ values.name }} or"
                            + " ${{ values.name | dump }}. Files with expressions for another program belong into"
                            + " copyWithoutTemplating");
        }
        String value = scope.getOrDefault(reference.group(1), Map.of()).get(reference.group(2));
        if (value == null) {
            throw new RenderException(
                    line, "'" + expression.strip() + "' is unknown; known are " + String.join(", ", known()));
        }
        return filtered(line, reference.group(3), value);
    }

    private static String filtered(String line, @org.jspecify.annotations.Nullable String filter, String value)
            throws RenderException {
        if (filter == null) {
            return value;
        }
        if (!filter.equals("dump")) {
            throw new RenderException(line, "the filter '" + filter + "' is unknown; there is only 'dump'");
        }
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> known() {
        return scope.entrySet().stream()
                .flatMap(group -> group.getValue().keySet().stream().map(name -> group.getKey() + "." + name))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }
}
