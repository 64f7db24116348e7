package dev.paved.integrations.localgit;

import org.jspecify.annotations.Nullable;

/**
 * A branch that is not where it was.
 *
 * @param repository the name of its repository
 * @param before the commit it was at; null where it is new
 * @param after the commit it is at
 */
record Move(String repository, String branch, @Nullable String before, String after) {

    boolean isNone() {
        return after.equals(before);
    }
}
