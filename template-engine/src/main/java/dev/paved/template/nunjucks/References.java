package dev.paved.template.nunjucks;

import dev.paved.template.nunjucks.Node.Expression;
import dev.paved.template.nunjucks.Node.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a template refers to, found without rendering it. */
public final class References {

    private final List<Reference> variables = new ArrayList<>();
    private final List<ScriptException> faults = new ArrayList<>();
    private final Set<String> own = new HashSet<>(Set.of("loop"));

    private References() {}

    /**
     * A variable that is not the template's own, and what is looked for in it, as far as it is written as names.
     *
     * @param path the variable's name, then the names behind it
     * @param line where, from 1
     * @param optional whether it may be missing, since {@code default} or {@code is defined} asks for it
     */
    public record Reference(List<String> path, int line, boolean optional) {

        public Reference {
            path = List.copyOf(path);
        }
    }

    static References of(List<Statement> statements) {
        References references = new References();
        statements.forEach(references::declare);
        statements.forEach(references::statement);
        return references;
    }

    /** The variables it does not set itself. */
    public List<Reference> variables() {
        return variables.stream()
                .filter(variable -> !own.contains(variable.path().getFirst()))
                .toList();
    }

    /** Filters and tests that there are not. */
    public List<ScriptException> faults() {
        return List.copyOf(faults);
    }

    private void declare(Statement statement) {
        switch (statement) {
            case Node.Assignment assignment -> {
                own.addAll(assignment.names());
                List<Statement> body = assignment.body();
                (body == null ? List.<Statement>of() : body).forEach(this::declare);
            }
            case Node.For loop -> {
                own.addAll(loop.names());
                loop.body().forEach(this::declare);
                loop.otherwise().forEach(this::declare);
            }
            case Node.If choice -> {
                choice.then().forEach(this::declare);
                choice.otherwise().forEach(this::declare);
            }
            case Node.Switch choice -> {
                choice.cases().forEach(each -> each.body().forEach(this::declare));
                choice.otherwise().forEach(this::declare);
            }
            case Node.Filtered filtered -> filtered.body().forEach(this::declare);
            case Node.Data ignored -> {}
            case Node.Output ignored -> {}
        }
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Node.Data ignored -> {}
            case Node.Output(Expression value, int line) -> expression(value, false);
            case Node.If choice -> {
                expression(choice.condition(), false);
                choice.then().forEach(this::statement);
                choice.otherwise().forEach(this::statement);
            }
            case Node.For loop -> {
                expression(loop.over(), false);
                loop.body().forEach(this::statement);
                loop.otherwise().forEach(this::statement);
            }
            case Node.Assignment assignment -> {
                optional(assignment.value());
                Objects.requireNonNullElse(assignment.body(), List.<Statement>of())
                        .forEach(this::statement);
            }
            case Node.Switch choice -> {
                expression(choice.value(), false);
                choice.cases().forEach(each -> {
                    expression(each.value(), false);
                    each.body().forEach(this::statement);
                });
                choice.otherwise().forEach(this::statement);
            }
            case Node.Filtered filtered -> {
                expression(filtered.filter(), false);
                filtered.body().forEach(this::statement);
            }
        }
    }

    private void optional(@Nullable Expression expression) {
        if (expression != null) {
            expression(expression, false);
        }
    }

    private void expression(Expression expression, boolean optional) {
        switch (expression) {
            case Node.Literal ignored -> {}
            case Node.Variable(String name, int line) -> variables.add(new Reference(List.of(name), line, optional));
            case Node.Group(Expression inner, int line) -> expression(inner, optional);
            case Node.ListOf(List<Expression> items, int line) -> items.forEach(item -> expression(item, false));
            case Node.MappingOf mapping -> mapping.entries().forEach(entry -> expression(entry.getValue(), false));
            case Node.Lookup lookup -> lookup(lookup, optional);
            case Node.Call call -> call(call);
            case Node.Filter filter -> {
                if (!Filters.exists(filter.name())) {
                    faults.add(Filters.unknown(filter.name(), filter.line()));
                }
                expression(
                        filter.input(),
                        filter.name().equals("default") || filter.name().equals("d"));
                arguments(filter.arguments());
            }
            case Node.Test test -> {
                if (!Tests.NAMES.contains(test.name())) {
                    faults.add(Unknown.of(
                            test.line(),
                            "is " + test.name(),
                            Tests.NAMES.stream().sorted().toList()));
                }
                expression(test.input(), test.name().endsWith("defined"));
                test.arguments().forEach(argument -> expression(argument, false));
            }
            case Node.Unary unary -> expression(unary.operand(), false);
            case Node.Binary binary -> {
                expression(binary.left(), false);
                expression(binary.right(), false);
            }
            case Node.Choice choice -> {
                expression(choice.condition(), false);
                expression(choice.then(), false);
                optional(choice.otherwise());
            }
        }
    }

    private void call(Node.Call call) {
        arguments(call.arguments());
        if (call.target() instanceof Node.Lookup lookup) {
            expression(lookup.target(), false);
        } else if (!(call.target() instanceof Node.Variable(String name, int line) && name.equals("range"))) {
            expression(call.target(), false);
        }
    }

    private void arguments(Node.Arguments arguments) {
        arguments.places().forEach(argument -> expression(argument, false));
        arguments.names().values().forEach(argument -> expression(argument, false));
    }

    private void lookup(Node.Lookup lookup, boolean optional) {
        List<String> path = new ArrayList<>();
        Expression target = lookup;
        while (target instanceof Node.Lookup(Expression container, Expression key, int line)) {
            if (key instanceof Node.Literal literal && literal.value().isTextual()) {
                path.addFirst(literal.value().textValue());
            } else {
                expression(key, false);
                path.clear();
            }
            target = container;
        }
        if (target instanceof Node.Variable(String name, int line)) {
            path.addFirst(name);
            variables.add(new Reference(path, lookup.line(), optional));
        } else {
            expression(target, optional);
        }
    }
}
