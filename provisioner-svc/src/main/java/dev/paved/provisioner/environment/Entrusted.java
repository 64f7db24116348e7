package dev.paved.provisioner.environment;

import dev.paved.provisioner.target.SecretNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an environment's target was given for its services that is nobody's business, as it is kept: names and versions.
 *
 * @param services what each service has
 * @param others the names of what may be there besides
 */
record Entrusted(Map<String, Kept> services, List<String> others) {

    /** Nothing. */
    static final Entrusted NOTHING = new Entrusted(Map.of(), List.of());

    /**
     * What one service has.
     *
     * @param name its name on the target
     * @param versions which versions of what it is made of
     */
    record Kept(String name, String versions) {}

    SecretNames names() {
        Map<String, String> current = new TreeMap<>();
        services.forEach((service, kept) -> current.put(service, kept.name()));
        return new SecretNames(current, others);
    }

    /** This, noted before those of {@code next} are made: whoever is killed then leaves none that nobody knows of. */
    Entrusted intending(Map<String, Kept> next) {
        Set<String> known = new LinkedHashSet<>(others);
        known.addAll(names(next));
        known.removeAll(names(services));
        return new Entrusted(services, List.copyOf(known));
    }

    /** {@code next} is there, and what services have from now on. */
    Entrusted made(Map<String, Kept> next) {
        Set<String> known = new LinkedHashSet<>(others);
        known.addAll(names(services));
        known.removeAll(names(next));
        return new Entrusted(new TreeMap<>(next), List.copyOf(known));
    }

    /** This, where only what is in {@code present} is there. */
    Entrusted seeing(Set<String> present) {
        Map<String, Kept> left = new TreeMap<>(services);
        left.values().removeIf(kept -> !present.contains(kept.name()));
        return new Entrusted(left, others.stream().filter(present::contains).toList());
    }

    private static List<String> names(Map<String, Kept> services) {
        List<String> names = new ArrayList<>();
        Collection<Kept> kept = services.values();
        kept.forEach(one -> names.add(one.name()));
        return names;
    }
}
