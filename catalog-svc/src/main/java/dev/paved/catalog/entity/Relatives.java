package dev.paved.catalog.entity;

import java.util.List;

/** Which relations lead from an entity to what depends on it, or to what it depends on. */
enum Relatives {
    /** What no longer works without it: who depends on it, its APIs, and who consumes them. */
    DEPENDENTS(List.of("dependencyOf", "providesApi", "apiConsumedBy")),
    /** What it does not work without. */
    DEPENDENCIES(List.of("dependsOn", "apiProvidedBy", "consumesApi")),
    /** What is affected when it is down: its dependents, and where it is a system or domain its parts. */
    AFFECTED(List.of("dependencyOf", "providesApi", "apiConsumedBy", "hasPart"));

    private final List<String> types;

    Relatives(List<String> types) {
        this.types = types;
    }

    /** The types of the relations, each as Backstage names it. */
    List<String> types() {
        return types;
    }
}
