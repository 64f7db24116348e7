package dev.paved.catalog.model;

import static dev.paved.catalog.model.Kind.fields;
import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the {@code spec} of a Template says.
 *
 * @see <a href="https://backstage.io/docs/features/software-templates/writing-templates">Writing Templates</a>
 */
final class TemplateSpec {

    private static final Shape WORDS = new Shape.AnyText("text");
    private static final Shape MAPPING = fields(Set.of());
    private static final Shape PERMISSIONS = fields(Set.of(), entry("tags", new Shape.ListOf(WORDS)));

    private static final Shape PAGE =
            fields(Set.of(), entry("when", new Shape.Condition()), entry("backstage:permissions", PERMISSIONS));

    private static final Shape STEP = fields(
            Set.of("action"),
            entry("action", new Shape.AnyText("fetch:template")),
            entry("id", WORDS),
            entry("name", WORDS),
            entry("input", MAPPING),
            entry("if", new Shape.Condition()),
            entry("backstage:permissions", PERMISSIONS));

    private static final Shape DECORATORS =
            new Shape.ListOf(fields(Set.of(), entry("id", WORDS), entry("input", MAPPING)));

    private static final Shape BUTTONS = fields(
            Set.of(),
            entry("backButtonText", WORDS),
            entry("createButtonText", WORDS),
            entry("reviewButtonText", WORDS));

    static final Shape SHAPE = fields(
            Set.of("type", "steps"),
            entry("type", new Shape.Text("service")),
            entry("owner", new Shape.Reference("Group", "group:my-team")),
            entry("lifecycle", new Shape.Text("production")),
            entry("parameters", new Shape.OneOrMore(PAGE)),
            entry("secrets", fields(Set.of(), entry("schema", MAPPING))),
            entry("presentation", fields(Set.of(), entry("buttonLabels", BUTTONS))),
            entry("EXPERIMENTAL_recovery", fields(Set.of(), entry("EXPERIMENTAL_strategy", WORDS))),
            entry("formDecorators", DECORATORS),
            entry("EXPERIMENTAL_formDecorators", DECORATORS),
            entry("steps", new Shape.ListOf(STEP)),
            entry("output", output()));

    private TemplateSpec() {}

    private static Shape output() {
        Shape link = fields(
                Set.of(),
                entry("if", new Shape.Condition()),
                entry("url", new Shape.Text("https://example.com")),
                entry("entityRef", new Shape.Text("component:my-service")),
                entry("title", new Shape.Text("Repository")),
                entry("icon", new Shape.Text("github")));
        Shape text = fields(
                Set.of(),
                entry("if", new Shape.Condition()),
                entry("title", new Shape.Text("Next")),
                entry("icon", new Shape.Text("info")),
                entry("content", WORDS));
        Map<String, Shape> known = new LinkedHashMap<>();
        known.put("links", new Shape.ListOf(link));
        known.put("text", new Shape.ListOf(text));
        return new Shape.Fields(known, Set.of(), WORDS);
    }
}
