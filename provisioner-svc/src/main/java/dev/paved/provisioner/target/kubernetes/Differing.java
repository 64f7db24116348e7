package dev.paved.provisioner.target.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A field of an object that is not as it is declared.
 *
 * @param declared what it should be; null where nothing is declared
 * @param live what it is; null where it is not there
 */
record Differing(
        FieldPath path,
        @Nullable JsonNode declared,
        @Nullable JsonNode live) {

    /** Whether somebody added it beside what is declared. */
    boolean isAddition() {
        return declared == null;
    }
}
