package dev.paved.bench;

import dev.paved.bench.BackstagePackages.Installed;
import dev.paved.bench.BackstagePackages.Missing;
import dev.paved.bench.CatalogMeasurement.Then;
import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.embedded.PostgresSettings;
import dev.paved.local.embedded.PostgresSettings.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An organisation's entities read into the catalog and asked for, beside Backstage's own catalog backend with the same files,
 * on a PostgreSQL with the same settings.
 */
final class CatalogBenchmark implements Benchmark {

    /** The largest organisation, by default. */
    static final int ENTITIES = 100_000;

    private static final int THOUSAND = 1_000;
    private static final int SMALL = 10;
    private static final Duration LIMIT = Duration.ofMinutes(40);
    private static final double P50 = 0.5;
    private static final double P99 = 0.99;
    private static final int SHOWN = 10;

    private final Path root;
    private final List<Integer> sizes;

    /** With up to {@code entities}. */
    CatalogBenchmark(Path root, int entities) {
        this.root = root;
        this.sizes = IntStream.of(SMALL, entities / THOUSAND)
                .filter(size -> size <= entities / THOUSAND)
                .distinct()
                .boxed()
                .toList();
    }

    @Override
    public void run(Report report) throws Exception {
        Path home = Files.createTempDirectory("paved-bench");
        try {
            BackstagePackages peer = BackstagePackages.install(root, home.resolve("backstage"));
            if (peer instanceof Missing(String why)) {
                report.line("Backstage is left out, and no ratio shown: %s", why);
            }
            for (int size : sizes) {
                measure(report, new CatalogShape(size), home, peer);
            }
        } finally {
            Folder.delete(home);
        }
    }

    private void measure(Report report, CatalogShape shape, Path home, BackstagePackages peer) throws Exception {
        Set<Then> then = EnumSet.noneOf(Then.class);
        if (shape.size() == sizes.getFirst()) {
            then.add(Then.RELATIONS);
        }
        if (shape.size() == sizes.getLast()) {
            then.add(Then.QUERIES);
        }
        Path folder = home.resolve("organisation-" + shape.size());
        CatalogFiles files = CatalogFiles.write(shape, folder);
        report.line("%d entities in %d files", shape.entities(), CatalogFiles.FILES);
        report.load();
        CatalogMeasurement own = paved(report, shape, files, then);
        if (peer instanceof Installed packages) {
            CatalogMeasurement other = backstage(report, packages, home, shape, files, then);
            compare(report, own, other);
        }
        report.load();
    }

    private CatalogMeasurement paved(Report report, CatalogShape shape, CatalogFiles files, Set<Then> then)
            throws Exception {
        try (RunningStack stack = RunningStack.start(root, files.folder());
                PavedCatalog catalog = new PavedCatalog(stack)) {
            CatalogMeasurement measured = CatalogMeasurement.of(catalog, shape, files.location(), LIMIT, then);
            show(report, shape, measured);
            report.line("catalog-svc: %d MiB resident", stack.memory().getOrDefault("catalog", 0L));
            if (then.contains(Then.QUERIES)) {
                report.spread(
                        "platform service create, until registered",
                        new ServiceCreation(stack, catalog).milliseconds(),
                        "ms");
            }
            return measured;
        }
    }

    private static CatalogMeasurement backstage(
            Report report, Installed packages, Path home, CatalogShape shape, CatalogFiles files, Set<Then> then)
            throws IOException, InterruptedException, SQLException {
        Path data = home.resolve("postgres-" + shape.size());
        var settings =
                new PostgresSettings(data, FreePort.any(), "bench", Durability.DURABLE, home.resolve("postgres.log"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings);
                BackstageServer server = BackstageServer.start(packages, postgres)) {
            CatalogMeasurement measured = CatalogMeasurement.of(server, shape, files.location(), LIMIT, then);
            show(report, shape, measured);
            report.line("Backstage: %d MiB resident", server.mebibytes());
            return measured;
        }
    }

    private static void show(Report report, CatalogShape shape, CatalogMeasurement measured) {
        CatalogIngest ingest = measured.ingest();
        report.line(
                "%s: %d entities and their relations in %.1f s, %.0f entities/s",
                measured.name(), ingest.entities(), ingest.seconds(), ingest.rate());
        if (ingest.entities() < shape.entities()) {
            report.line("it was stopped then, with %d still to do", shape.entities() - ingest.entities());
        }
        measured.queries()
                .forEach((question, milliseconds) -> report.line(
                        "%-32s p50 %8.1f ms, p99 %8.1f ms (%d times)",
                        question,
                        Report.quantile(milliseconds, P50),
                        Report.quantile(milliseconds, P99),
                        milliseconds.length));
        if (measured.requests() > 0) {
            int root = shape.roots().getFirst();
            report.line(
                    "component-%d has %d dependents: %d components, %d of each but the leaves, up to %d steps away, and the APIs of all; requests for them: %d",
                    root,
                    shape.dependents(root),
                    CatalogShape.BLOCK - 1,
                    CatalogShape.FAN_OUT,
                    CatalogShape.DEPTH,
                    measured.requests());
        }
    }

    private static void compare(Report report, CatalogMeasurement own, CatalogMeasurement other) {
        report.line(
                "ratio of entities/s = %.1f",
                own.ingest().rate() / other.ingest().rate());
        own.queries().forEach((question, milliseconds) -> {
            double[] theirs = other.queries().get(question);
            if (theirs != null) {
                report.line(
                        "ratio of Backstage's time, %s: p50 = %.1f, p99 = %.1f",
                        question,
                        Report.quantile(theirs, P50) / Report.quantile(milliseconds, P50),
                        Report.quantile(theirs, P99) / Report.quantile(milliseconds, P99));
            }
        });
        if (!own.relations().isEmpty() && !other.relations().isEmpty()) {
            Set<String> differences = differences(own.relations(), other.relations());
            report.line(
                    "relations: %d, differences from Backstage's: %d",
                    own.relations().size(), differences.size());
            differences.stream().sorted().limit(SHOWN).forEach(one -> report.line("  %s", one));
        }
    }

    private static Set<String> differences(Set<String> own, Set<String> other) {
        Set<String> differences = new HashSet<>(own);
        differences.addAll(other);
        differences.removeIf(relation -> own.contains(relation) && other.contains(relation));
        return differences;
    }
}
