package dev.paved.bench;

import java.io.IOException;

/** How long it takes from {@code platform service create}'s being started until its component can be asked for. */
record ServiceCreation(RunningStack stack, PavedCatalog catalog) {

    private static final int SERVICES = 11;

    /** Milliseconds, for each of {@value #SERVICES} services; the first of all warms up. */
    double[] milliseconds() throws IOException, InterruptedException {
        create("made-first");
        double[] milliseconds = new double[SERVICES];
        for (int number = 0; number < SERVICES; number++) {
            long begin = System.nanoTime();
            create("made-" + number);
            milliseconds[number] = (System.nanoTime() - begin) / 1e6;
        }
        return milliseconds;
    }

    private void create(String name) throws IOException, InterruptedException {
        stack.platform("service", "create", name, "--type", "api", "--language", "java");
        catalog.named(name);
    }
}
