package dev.paved.provisioner.target;

import dev.paved.kit.http.Problem.FieldError;
import dev.paved.provisioner.manifest.EnvironmentSpec;
import dev.paved.provisioner.target.Difference.Place;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where environments are made. Every method may be called again at any time, by another instance too, with the same
 * effect; none changes what Paved has not made itself. They may block.
 */
public interface EnvironmentTarget {

    /** Its name, for people. */
    String name();

    /** The parts of {@code spec} that this target cannot make, each with the reason; empty where it can make all. */
    List<FieldError> beyond(EnvironmentSpec spec);

    /**
     * What the target itself knows {@code environment} by. Makes what holds all of it where it is not there and no
     * identity is recorded. Whoever calls this records the answer before anything else is done. Null where what was
     * recorded is gone, where something else is in its place, and on a target that gives none.
     */
    default @Nullable String claim(Placement environment) throws IOException {
        return null;
    }

    /** What is there of {@code environment}. */
    Presence observe(Placement environment) throws IOException;

    /** Makes those of {@code secrets} that are not there, before {@link #provide} makes anything that needs them. */
    void entrust(Placement environment, List<ServiceSecret> secrets) throws IOException;

    /** The names of the secrets of {@code environment} that are there, of all that may be. */
    Set<String> entrusted(Placement environment) throws IOException;

    /**
     * Removes those of the secrets of {@code environment} that no service is to have any more and none uses: called once
     * all services run as they are to. The names of the secrets that are there then, of all that may be.
     */
    Set<String> tidy(Placement environment) throws IOException;

    /** Makes what is missing of {@code environment}; whether it is there then, {@link #observe} tells. */
    void provide(Placement environment) throws IOException;

    /** Removes what there is of {@code environment}; whether it is gone then, {@link #observe} tells. */
    void remove(Placement environment) throws IOException;

    /** What belongs to {@code environment} on this target: what a teardown's receipt lists. */
    List<String> objects(Placement environment) throws IOException;

    /** Where what is there of {@code environment} differs from what is declared; nothing is changed by looking. */
    default List<Difference> differences(Placement environment) throws IOException {
        return List.of();
    }

    /**
     * Makes what is there as it is declared at {@code places}, whoever changed it, and leaves every other difference;
     * whether that is done then, {@link #differences} tells.
     */
    default void revert(Placement environment, Set<Place> places) throws IOException {
        provide(environment);
    }

    /**
     * Makes what is there at {@code places}, and is declared by now, Paved's own: it counts as no other's any more, and may
     * be changed with the declaration.
     */
    default void adopt(Placement environment, Set<Place> places) throws IOException {}

    /** From now on says the id of each environment that something may have changed in; until the end of the process. */
    default void watch(Consumer<String> changed) throws IOException {}
}
