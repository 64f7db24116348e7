package dev.paved.bench;

import dev.paved.bench.BackstagePackages.Installed;
import dev.paved.bench.BackstagePackages.Missing;
import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.FreePort;
import dev.paved.local.embedded.PostgresSettings;
import dev.paved.local.embedded.PostgresSettings.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
    private static final Duration LIMIT = Duration.ofMinutes(20);

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
        CatalogFiles files = CatalogFiles.write(shape, home.resolve("organisation-" + shape.size()));
        report.line("%d entities in %d files", shape.entities(), CatalogFiles.FILES);
        report.load();
        CatalogMeasurement own = paved(report, shape, files);
        if (peer instanceof Installed packages) {
            CatalogMeasurement other = backstage(report, packages, home, shape, files);
            new CatalogFindings(report, shape).ratios(own, other);
        }
        report.load();
    }

    private CatalogMeasurement paved(Report report, CatalogShape shape, CatalogFiles files) throws Exception {
        try (RunningStack stack = RunningStack.start(root, files.folder());
                PavedCatalog catalog = new PavedCatalog(stack)) {
            CatalogMeasurement measured = CatalogMeasurement.of(catalog, shape, files.location(), LIMIT);
            new CatalogFindings(report, shape).show(measured);
            report.line("catalog-svc: %d MiB resident", stack.memory().getOrDefault("catalog", 0L));
            if (shape.size() == sizes.getLast()) {
                report.spread(
                        "platform service create, until registered",
                        new ServiceCreation(stack, catalog).milliseconds(),
                        "ms");
            }
            return measured;
        }
    }

    private static CatalogMeasurement backstage(
            Report report, Installed packages, Path home, CatalogShape shape, CatalogFiles files)
            throws IOException, InterruptedException, SQLException {
        Path data = home.resolve("postgres-" + shape.size());
        var settings =
                new PostgresSettings(data, FreePort.any(), "bench", Durability.DURABLE, home.resolve("postgres.log"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings);
                BackstageServer server = BackstageServer.start(packages, postgres)) {
            CatalogMeasurement measured = CatalogMeasurement.of(server, shape, files.location(), LIMIT);
            new CatalogFindings(report, shape).show(measured);
            report.line("Backstage: %d MiB resident", server.mebibytes());
            return measured;
        }
    }
}
