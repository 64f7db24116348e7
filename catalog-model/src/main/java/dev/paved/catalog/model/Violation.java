package dev.paved.catalog.model;

import org.jspecify.annotations.Nullable;

/**
 * Why an entity is refused.
 *
 * @param place where
 * @param pointer the field, as a JSON Pointer into its document; empty for the document itself
 * @param rule what it must be, and what it is instead
 * @param example one that is right; null where there is none to give
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901, JSON Pointer</a>
 */
public record Violation(
        Place place, String pointer, String rule, @Nullable String example) {}
