package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.JsonNode;

/** Expressions and values in words, for errors. */
final class Words {

    private Words() {}

    static String of(Node.Expression expression) {
        return switch (expression) {
            case Node.Variable variable -> variable.name();
            case Node.Lookup(Node.Expression target, Node.Literal(JsonNode key, int at), int line) ->
                key.asText().matches("[A-Za-z_]\\w*")
                        ? of(target) + "." + key.asText()
                        : of(target) + "['" + key.asText() + "']";
            case Node.Lookup lookup -> of(lookup.target()) + "[…]";
            case Node.Call call -> of(call.target()) + "(…)";
            case Node.Filter filter -> of(filter.input()) + " | " + filter.name();
            case Node.Literal literal -> kind(literal.value());
            default -> "the value";
        };
    }

    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING, NULL -> "nothing";
            case BOOLEAN -> "the truth value " + value.booleanValue();
            case NUMBER -> "the number " + Js.digits(value.doubleValue());
            case STRING -> "a text";
            case ARRAY -> "a list";
            case POJO -> "a regular expression";
            default -> "a mapping";
        };
    }
}
