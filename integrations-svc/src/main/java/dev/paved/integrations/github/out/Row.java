package dev.paved.integrations.github.out;

import org.jspecify.annotations.Nullable;

/**
 * A wish and what came of it so far.
 *
 * @param id what it is about
 * @param repository {@code owner/name} on GitHub
 * @param generation how often it was changed
 * @param told what GitHub was told last; null where nothing yet
 * @param remote GitHub's id of what was made; null where that is not known
 * @param asked whether a request was begun of which nobody knows how it ended
 * @param attempts how often in a row no answer came
 * @param overdue whether it is so old that it is no news any more
 */
record Row(
        String id,
        String repository,
        Wish wish,
        long generation,
        @Nullable String told,
        @Nullable Long remote,
        boolean asked,
        int attempts,
        boolean overdue) {}
