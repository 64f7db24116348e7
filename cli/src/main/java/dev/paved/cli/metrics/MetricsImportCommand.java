package dev.paved.cli.metrics;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.failure.FailureException;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.metrics.HistoryFile.Part;
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
        long rows = 0;
        long added = 0;
        long known = 0;
        for (HistoryFile file : read) {
            for (Part part : file.parts()) {
                Json answer = send(client, file, part);
                rows += count(answer, "rows");
                added += count(answer, "new");
                known += count(answer, "known");
                if (part.more()) {
                    output.note(file.name() + ": imported up to line " + part.last());
                }
            }
        }
        Json sum = Json.object()
                .with("rows", number(rows))
                .with("new", number(added))
                .with("known", number(known))
                .with("dryRun", new Json.Bool(dryRun));
        String done = dryRun
                ? "%d rows are right: %d new, %d already known. Nothing was imported."
                : "%d rows: %d new, %d already known.";
        output.object(sum, done.formatted(rows, added, known));
        return 0;
    }

    private Json send(ApiClient client, HistoryFile file, Part part) {
        Resource resource =
                Resource.at("/api/metrics/import").query("kind", kind).query("dryRun", dryRun ? "true" : null);
        try {
            return client.post(resource, file.contentType(), part.text().getBytes(StandardCharsets.UTF_8));
        } catch (FailureException refused) {
            throw part.first() == 1
                    ? refused
                    : ofPart(refused.failure(), file, part).thrown();
        }
    }

    private static Failure ofPart(Failure failure, HistoryFile file, Part part) {
        List<String> why = new ArrayList<>();
        why.add("This is of the part of " + file.name() + " after line " + (part.first() - 1)
                + ", from which its lines are counted; what is before is imported.");
        why.addAll(failure.why());
        return new Failure(failure.exit(), failure.what(), why, failure.next(), failure.requestId());
    }

    private static long count(Json answer, String member) {
        return answer.number(member).map(Double::longValue).orElse(0L);
    }

    private static Json number(long value) {
        return new Json.Numeral(String.valueOf(value));
    }
}
