package dev.paved.provisioner.target;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names of an environment's {@linkplain ServiceSecret secrets} on its target.
 *
 * @param current the one of each service that has one
 * @param others those that may be there besides: no longer needed, or about to be
 */
public record SecretNames(Map<String, String> current, List<String> others) {

    /** None. */
    public static final SecretNames NONE = new SecretNames(Map.of(), List.of());

    /** All of them. */
    public Stream<String> all() {
        return Stream.concat(current.values().stream().sorted(), others.stream());
    }
}
