package dev.paved.system;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Prometheus reads from the services: the names of all metrics, of those too that have no samples yet. */
record Scrape(Set<String> names) {

    /** Reads all services. A family is declared by its type; its samples may have names of their own. */
    static Scrape of(Stack stack) {
        return new Scrape(stack.scrapes()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank() && (!line.startsWith("#") || line.startsWith("# TYPE ")))
                .map(line -> line.startsWith("#") ? declared(line.split(" ")) : line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** OpenMetrics declares a counter by what its series are called without their suffix. */
    private static String declared(String... type) {
        String name = type[2];
        return type[3].equals("counter") && !name.endsWith("_total") ? name + "_total" : name;
    }

    /** Those of the platform itself, not of its runtime. */
    Stream<String> ofThePlatform() {
        return names.stream().filter(Scrape::isOfThePlatform);
    }

    static boolean isOfThePlatform(String name) {
        return name.matches("(dora|platform|paved)_.*");
    }
}
