package dev.paved.bench;

import java.util.HashSet;
import java.util.Set;

/** Prints what was measured of catalogs with an organisation of one shape. */
record CatalogFindings(Report report, CatalogShape shape) {

    private static final double P50 = 0.5;
    private static final double P99 = 0.99;
    private static final int SHOWN = 10;

    /** What one catalog does. */
    void show(CatalogMeasurement measured) {
        CatalogIngest ingest = measured.ingest();
        if (ingest.entities() < shape.entities()) {
            report.line(
                    "%s: not done after %.1f s, %d of %d entities with all relations; stopped, and nothing was asked",
                    measured.name(), ingest.seconds(), ingest.entities(), shape.entities());
            return;
        }
        report.line(
                "%s: %d entities with all relations in %.1f s, %.0f entities/s",
                measured.name(), ingest.entities(), ingest.seconds(), ingest.rate());
        measured.queries()
                .forEach((question, milliseconds) -> report.line(
                        "  %-30s p50 %8.1f ms, p99 %8.1f ms (%d times)",
                        question,
                        Report.quantile(milliseconds, P50),
                        Report.quantile(milliseconds, P99),
                        milliseconds.length));
        report.line(
                "  a root's dependents are %d components, %d of each that has any and up to %d steps away, and the APIs of all:"
                        + " about %d entities, %d requests",
                CatalogShape.BLOCK - 1,
                CatalogShape.FAN_OUT,
                CatalogShape.DEPTH,
                shape.dependents(0),
                measured.requests());
    }

    /** How the platform's {@code own} catalog, which came to the end, compares with the {@code other}. */
    void ratios(CatalogMeasurement own, CatalogMeasurement other) {
        boolean stopped = other.ingest().entities() < shape.entities();
        report.line(
                "ratio of entities/s, Paved : Backstage %s %.1f",
                stopped ? "is more than" : "=",
                own.ingest().rate() * other.ingest().seconds() / shape.entities());
        own.queries().forEach((question, ours) -> {
            double[] theirs = other.queries().get(question);
            if (theirs != null) {
                ratios(question, ours, theirs);
            }
        });
        if (!other.relations().isEmpty()) {
            differences(own.relations(), other.relations());
        }
    }

    private void ratios(String question, double[] ours, double[] theirs) {
        report.line(
                "ratio of ms, Backstage : Paved, %-30s p50 = %.1f, p99 = %.1f",
                question,
                Report.quantile(theirs, P50) / Report.quantile(ours, P50),
                Report.quantile(theirs, P99) / Report.quantile(ours, P99));
    }

    private void differences(Set<String> own, Set<String> other) {
        Set<String> differences = new HashSet<>(own);
        differences.addAll(other);
        differences.removeIf(relation -> own.contains(relation) && other.contains(relation));
        report.line("%d relations, differences from Backstage's: %d", own.size(), differences.size());
        differences.stream().sorted().limit(SHOWN).forEach(relation -> report.line("  %s", relation));
    }
}
