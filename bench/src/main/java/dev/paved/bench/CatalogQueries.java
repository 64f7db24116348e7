package dev.paved.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long a catalog takes to answer, one question after the other. */
final class CatalogQueries {

    /** Entities on a page. */
    static final int PAGE = 20;

    private static final int WARM_UP = 200;
    private static final int QUESTIONS = 1_000;
    private static final int LARGE_PRIME = 7_919;
    private static final long LONG_ENOUGH = TimeUnit.SECONDS.toNanos(40);
    private static final List<String> TYPES = List.of("service", "website", "library");

    private final MeasuredCatalog catalog;
    private final CatalogShape shape;

    CatalogQueries(MeasuredCatalog catalog, CatalogShape shape) {
        this.catalog = catalog;
        this.shape = shape;
    }

    /** A question, of which there are many alike. */
    @FunctionalInterface
    private interface Question {
        void ask(int number) throws IOException, InterruptedException;
    }

    /** Milliseconds for an entity by its name. */
    double[] byName() throws IOException, InterruptedException {
        return measure(number -> catalog.component(anyComponent(number)));
    }

    /** Milliseconds for the first page of the components of a type. */
    double[] page() throws IOException, InterruptedException {
        return measure(number -> catalog.page(TYPES.get(number % TYPES.size())));
    }

    /** Milliseconds for the first page of what has the name of a component in it. */
    double[] name() throws IOException, InterruptedException {
        return measure(number -> catalog.search("component-" + anyComponent(number)));
    }

    /** Milliseconds for the first page of what has a word in it that one in nine entities has. */
    double[] word() throws IOException, InterruptedException {
        return measure(number -> catalog.search(CatalogEntities.trade(number)));
    }

    /** Milliseconds for all dependents of the root of a block. */
    double[] dependentsOfRoot() throws IOException, InterruptedException {
        List<Integer> roots = shape.roots();
        return measure(number -> {
            int root = roots.get(number % roots.size());
            int found = catalog.dependents(root).entities();
            if (found != shape.dependents(root)) {
                throw new IllegalStateException("%s found %d dependents of component-%d and not %d"
                        .formatted(catalog.name(), found, root, shape.dependents(root)));
            }
        });
    }

    /** Milliseconds for all dependents of any component, which mostly has few. */
    double[] dependentsOfAny() throws IOException, InterruptedException {
        return measure(number -> catalog.dependents(anyComponent(number)));
    }

    private int anyComponent(int number) {
        return (int) ((long) number * LARGE_PRIME % shape.components());
    }

    /** Fewer questions than usual where they take very long. */
    private double[] measure(Question question) throws IOException, InterruptedException {
        double[] milliseconds = new double[QUESTIONS];
        long first = System.nanoTime();
        for (int number = 0; number < WARM_UP && System.nanoTime() - first < LONG_ENOUGH / 4; number++) {
            question.ask(number);
        }
        int asked = 0;
        while (asked < QUESTIONS && System.nanoTime() - first < LONG_ENOUGH) {
            long begin = System.nanoTime();
            question.ask(WARM_UP + asked);
            milliseconds[asked++] = (System.nanoTime() - begin) / 1e6;
        }
        return Arrays.copyOf(milliseconds, asked);
    }
}
