package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a parsed template. */
sealed interface Node {

    /** Where it begins, from 1. */
    int line();

    /** Something with a value. */
    sealed interface Expression extends Node {}

    /** Something that writes, or changes what later parts see. */
    sealed interface Statement extends Node {}

    record Literal(JsonNode value, int line) implements Expression {}

    record Variable(String name, int line) implements Expression {}

    /** One in round brackets. */
    record Group(Expression inner, int line) implements Expression {}

    record ListOf(List<Expression> items, int line) implements Expression {}

    record MappingOf(List<Map.Entry<Expression, Expression>> entries, int line) implements Expression {}

    record Lookup(Expression target, Expression key, int line) implements Expression {}

    record Call(Expression target, Arguments arguments, int line) implements Expression {}

    record Filter(String name, Expression input, Arguments arguments, int line) implements Expression {}

    record Test(String name, Expression input, List<Expression> arguments, int line) implements Expression {}

    record Unary(String operator, Expression operand, int line) implements Expression {}

    record Binary(String operator, Expression left, Expression right, int line) implements Expression {}

    record Choice(
            Expression condition, Expression then, @Nullable Expression otherwise, int line) implements Expression {}

    /** What is given to a filter or a function, by place and by name. */
    record Arguments(List<Expression> places, Map<String, Expression> names) {}

    record Data(String text, int line) implements Statement {}

    record Output(Expression value, int line) implements Statement {}

    record If(Expression condition, List<Statement> then, List<Statement> otherwise, int line) implements Statement {}

    record For(List<String> names, Expression over, List<Statement> body, List<Statement> otherwise, int line)
            implements Statement {}

    /** Exactly one of {@code value} and {@code body} is there. */
    record Assignment(
            List<String> names,
            @Nullable Expression value,
            @Nullable List<Statement> body,
            int line) implements Statement {}

    record Switch(Expression value, List<Case> cases, List<Statement> otherwise, int line) implements Statement {}

    record Case(Expression value, List<Statement> body) {}

    record Filtered(Filter filter, List<Statement> body, int line) implements Statement {}
}
