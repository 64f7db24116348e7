package dev.paved.integrations.github.out;

import org.jspecify.annotations.Nullable;

/** What came of one step. */
sealed interface Outcome {

    /** GitHub says what it is to say: {@code told}. {@code remote} is its id of it, where it has one. */
    record Done(String told, @Nullable Long remote) implements Outcome {}

    /** GitHub has it by the id {@code remote}; more is to be told. */
    record Found(long remote) implements Outcome {}

    /** What was made is gone; it is to be made anew. */
    record Gone() implements Outcome {}
}
