package dev.paved.provisioner.database;

import java.util.List;

/** What a provider has of a database. */
public sealed interface DatabasePresence {

    /** What there is of it that Paved made, each as its kind and its name. */
    List<String> own();

    /** What stands in its place and Paved did not make. */
    default List<String> foreign() {
        return List.of();
    }

    /** All of it. */
    record Present(List<String> own) implements DatabasePresence {}

    /** Not all of it, perhaps nothing: {@code next} is the step to take. */
    record Incomplete(String next, List<String> own) implements DatabasePresence {}

    /** It is being removed, by whomever: {@code what} says for people what keeps it. */
    record Going(String what, List<String> own) implements DatabasePresence {}

    /** Something in its place that Paved did not make for it, and leaves alone. */
    record Foreign(List<String> foreign, List<String> own) implements DatabasePresence {}
}
