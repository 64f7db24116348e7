package dev.paved.cli.metrics;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.failure.FailureException;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.metrics.HistoryParts.Part;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports the deployments, changes and incidents that another system kept. */
@Command(
        name = "import",
        description = "Import a history of deployments, changes or incidents; the same file again changes nothing.")
final class MetricsImportCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "CSV with a header, or a JSON object a line; - is stdin.")
    private List<String> files;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv or jsonl (default: by the file's name, else by its first character).")
    private @Nullable String format;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "deployments, changes or incidents (default: by the columns).")
    private @Nullable String kind;

    @Option(names = "--dry-run", description = "Check the rows only; import none.")
    private boolean dryRun;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    MetricsImportCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        List<HistoryFile> read = files.stream()
                .map(file -> HistoryFile.read(file, format, shell.in()))
                .toList();
        ApiClient client = api.client();
        boolean atOnce = read.size() == 1 && read.getFirst().parts().size() == 1;
        Sum sum = dryRun || !atOnce ? all(client, read, true) : Sum.NOTHING;
        if (!dryRun) {
            sum = all(client, read, false);
        }
        String done = dryRun
                ? "%d rows are right: %d new, %d already known. Nothing was imported."
                : "%d rows: %d new, %d already known.";
        output.object(sum.json(dryRun), done.formatted(sum.rows(), sum.added(), sum.known()));
        return 0;
    }

    /** What came of parts, added up. */
    private record Sum(long rows, long added, long known) {
        static final Sum NOTHING = new Sum(0, 0, 0);

        Sum plus(Json answer) {
            return new Sum(rows + count(answer, "rows"), added + count(answer, "new"), known + count(answer, "known"));
        }

        Json json(boolean dryRun) {
            return Json.object()
                    .with("rows", number(rows))
                    .with("new", number(added))
                    .with("known", number(known))
                    .with("dryRun", new Json.Bool(dryRun));
        }
    }

    /** Sends all parts of all files, to be tried only or to be imported. */
    private Sum all(ApiClient client, List<HistoryFile> read, boolean trial) {
        Sum sum = Sum.NOTHING;
        for (HistoryFile file : read) {
            List<Part> parts = file.parts();
            int sent = 0;
            int all = parts.stream().mapToInt(Part::rows).sum();
            for (Part part : parts) {
                sum = sum.plus(send(client, file, part, trial, sum));
                sent += part.rows();
                if (parts.size() > 1) {
                    output.note(file.name() + ": " + sent + " of " + all + " rows " + (trial ? "checked" : "imported"));
                }
            }
        }
        return sum;
    }

    private Json send(ApiClient client, HistoryFile file, Part part, boolean trial, Sum before) {
        Resource resource =
                Resource.at("/api/metrics/import").query("kind", kind).query("dryRun", trial ? "true" : null);
        try {
            return client.post(resource, file.contentType(), part.text().getBytes(StandardCharsets.UTF_8));
        } catch (FailureException refused) {
            throw explained(refused.failure(), file, trial, before).thrown();
        }
    }

    private Failure explained(Failure failure, HistoryFile file, boolean trial, Sum before) {
        List<String> why = new ArrayList<>();
        if (files.size() > 1) {
            why.add("In " + file.name() + ":");
        }
        why.addAll(failure.why());
        List<String> next = new ArrayList<>(failure.next());
        if (!trial && before.rows() > 0) {
            why.add(before.rows() + " rows before it are imported.");
            next.add("Give the same command again: it goes on there, and imports nothing twice.");
        }
        return new Failure(failure.exit(), failure.what(), why, next, failure.requestId());
    }

    private static long count(Json answer, String member) {
        return answer.number(member).map(Double::longValue).orElse(0L);
    }

    private static Json number(long value) {
        return new Json.Numeral(String.valueOf(value));
    }
}
