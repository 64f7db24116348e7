package dev.paved.catalog.model;

/**
 * How one entity stands to another.
 *
 * @param type as Backstage names it: {@code ownedBy}, {@code dependsOn}, …
 */
public record Relation(EntityRef source, String type, EntityRef target) {}
