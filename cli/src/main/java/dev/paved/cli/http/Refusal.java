package dev.paved.cli.http;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.json.Json;
import java.util.Optional;

/** A refusal that a server tells of in an answer, instead of giving it as one. */
public final class Refusal {
    private Refusal() {}

    /** What a person would be told if {@code problem} were the answer; nothing where it is absent. */
    public static Optional<Failure> in(Json problem) {
        return problem.absent() ? Optional.empty() : Optional.of(Problem.failure(problem));
    }
}
