package dev.paved.provisioner.preview;

import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.Transactions;
import dev.paved.provisioner.manifest.ManifestFiles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Looking at previews and at manifests of them; they are made, changed and ended by what happens to their pull requests. */
@Path("/api/previews")
@RunOnVirtualThread
public class PreviewResource {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Previews previews;
    private final PreviewCheck check;
    private final Transactions transactions;

    PreviewResource(Previews previews, PreviewCheck check, Transactions transactions) {
        this.previews = previews;
        this.check = check;
        this.transactions = transactions;
    }

    /** A page of the list; {@code nextCursor} is null on the last. */
    public record PreviewPage(
            List<PreviewView> items, @Nullable String nextCursor) {}

    @GET
    @Operation(summary = "Lists the previews of pull requests by name; those of closed ones only with all=true")
    public PreviewPage list(
            @QueryParam("repository") @Nullable String repository,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("all") @DefaultValue("false") boolean all) {
        PageLimit size = PageLimit.of(limit);
        Cursor start = Cursor.parse(cursor, 1);
        List<PreviewEntity> rows =
                transactions.run(session -> previews.after(session, start, repository, all, size.andOneMore()));
        return new PreviewPage(
                size.page(rows).stream().map(PreviewView::of).toList(),
                size.next(rows, last -> Cursor.after(last.name)));
    }

    @POST
    @Path("/check")
    @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"})
    @Operation(summary = "What a pull request would get by a manifest, or {manifest, files}; nothing is changed")
    public PreviewCheck.Sample check(byte[] body, @HeaderParam("Content-Type") @Nullable String contentType) {
        return check.judge(body, contentType);
    }

    @POST
    @Path("/files")
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"})
    @Operation(summary = "The files that a manifest of previews names, to be sent along with it; nothing is changed")
    public ManifestFiles files(byte[] body) {
        return check.files(body);
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "Shows the preview of that name")
    public PreviewView show(String name) {
        return PreviewView.of(previews.named(name));
    }

    @GET
    @Path("/of")
    @Operation(summary = "Shows the preview of a pull request of a repository, owner/name or the URL of one anywhere")
    public PreviewView show(
            @QueryParam("repository") @Nullable String repository, @QueryParam("number") @Nullable String number) {
        if (repository == null || repository.isBlank()) {
            throw new RefusedException(Invalid.field("/repository", "must be owner/name, or the URL of a repository"));
        }
        if (number == null || !NUMBER.matcher(number).matches()) {
            throw new RefusedException(Invalid.field("/number", "must be the number of a pull request"));
        }
        return PreviewView.of(previews.named(repository.strip(), Integer.parseInt(number)));
    }

    @GET
    @Path("/{owner}/{repository}/{number:[0-9]{1,9}}")
    @Operation(summary = "Shows the preview of a pull request of a repository owner/name on a forge")
    public PreviewView show(String owner, String repository, int number) {
        return PreviewView.of(previews.named(owner + "/" + repository, number));
    }
}
