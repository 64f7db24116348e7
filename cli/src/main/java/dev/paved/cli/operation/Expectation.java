package dev.paved.cli.operation;

import dev.paved.cli.failure.Failure;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a command wants of the operation that it waits for.
 *
 * @param met whether an operation's end is the one that is wanted
 * @param words that end for people
 * @param otherwise what another end means
 */
public record Expectation(
        Predicate<Operation> met, Function<Operation, String> words, Function<Operation, Failure> otherwise) {

    /** That it succeeds. */
    static Expectation success(Function<Operation, String> words) {
        return new Expectation(Operation::succeeded, words, Outcome::failed);
    }
}
