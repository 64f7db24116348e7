package dev.paved.metrics.history;

import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes in the history that another system kept. */
@Path("/api/metrics/import")
@RunOnVirtualThread
public class ImportResource {

    private final Importer importer;
    private final Commands commands;
    private final Caller caller;

    ImportResource(Importer importer, Commands commands, Caller caller) {
        this.importer = importer;
        this.commands = commands;
        this.caller = caller;
    }

    /** Imports rows of CSV with a header. */
    @POST
    @Consumes("text/csv")
    public Response csv(
            byte[] file,
            @QueryParam("kind") Optional<String> kind,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return run(RowFormat.CSV, file, kind, dryRun);
    }

    /** Imports a JSON object a line. */
    @POST
    @Consumes({"application/x-ndjson", "application/jsonl"})
    public Response jsonLines(
            byte[] file,
            @QueryParam("kind") Optional<String> kind,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return run(RowFormat.JSON_LINES, file, kind, dryRun);
    }

    private Response run(RowFormat format, byte[] file, Optional<String> label, boolean dryRun) {
        RecordKind kind = label.map(ImportResource::kind).orElse(null);
        String text = text(file);
        String actor = caller.name();
        if (dryRun) {
            return Response.ok(importer.run(format, text, kind, true, actor)).build();
        }
        return commands.accept(
                "metrics.import",
                "metrics/history",
                Map.of("kind", label.orElse(""), "rows", text),
                () -> imported(importer.run(format, text, kind, false, actor)));
    }

    private static Work imported(Imported imported) {
        return new Work((session, cause) -> Uni.createFrom().item(Acceptance.done(imported)), () -> {});
    }

    private static @Nullable RecordKind kind(String label) {
        return RecordKind.labelled(label)
                .orElseThrow(() -> new RefusedException(
                        Invalid.field("/kind", "must be one of " + String.join(", ", RecordKind.labels()))));
    }

    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException(Invalid.field("", "must be text in UTF-8"));
        }
    }
}
