package dev.paved.cli.metrics;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.Resource;
import dev.paved.cli.shell.Shell;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the metrics of the past as OpenMetrics. */
@Command(
        name = "backfill",
        description = "Write the metrics of the past for promtool tsdb create-blocks-from openmetrics.")
final class MetricsBackfillCommand implements Callable<Integer> {

    @Option(names = "--from", paramLabel = "TIME", description = "A date or a time (default: a year before --to).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "A date or a time (default: now).")
    private @Nullable String to;

    @Option(
            names = "--step",
            paramLabel = "STEP",
            defaultValue = "1d",
            description = "Days or hours from one instant to the next (default: ${DEFAULT-VALUE}).")
    private String step;

    @Option(names = "--file", paramLabel = "FILE", description = "Where to write it (default: stdout).")
    private @Nullable Path file;

    @Mixin
    private Api api;

    private final Shell shell;

    MetricsBackfillCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Resource past = Whose.ALL
                .child("backfill")
                .query("from", instant(from))
                .query("to", instant(to))
                .query("step", step);
        Path target = file;
        try {
            if (target == null) {
                download(past, shell.out());
            } else {
                write(past, target);
                shell.err().println("Written: " + target);
            }
        } catch (IOException e) {
            throw Failure.of(
                            ExitCode.ERROR,
                            "The past can't be written" + (target == null ? "" : " to " + target) + ".",
                            String.valueOf(e.getMessage()),
                            "")
                    .thrown();
        }
        return 0;
    }

    /** The file is there whole, or as it was. */
    private void write(Resource past, Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Path partial = Files.createTempFile(folder, ".backfill", null);
        try {
            try (OutputStream out = Files.newOutputStream(partial)) {
                download(past, out);
            }
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private void download(Resource past, OutputStream out) throws IOException {
        LastLine last = new LastLine(out);
        api.client().download(past, last);
        if (!last.text().equals("# EOF")) {
            throw new IOException("the answer ended too early; try again");
        }
    }

    private static @Nullable String instant(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : text.length() == "2026-01-31".length()
                            ? LocalDate.parse(text)
                                    .atStartOfDay()
                                    .toInstant(ZoneOffset.UTC)
                                    .toString()
                            : OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException e) {
            throw Failure.usage("'" + text + "' is no time.", "write 2026-01-31 or 2026-01-31T08:00:00Z")
                    .thrown();
        }
    }
}
