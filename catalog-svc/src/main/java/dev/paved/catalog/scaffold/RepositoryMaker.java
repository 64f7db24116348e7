package dev.paved.catalog.scaffold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.goldenpath.GoldenPaths;
import dev.paved.catalog.render.RenderException;
import dev.paved.catalog.service.NewService;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Makes and unmakes what of a service is in files. Every method can be repeated after dying anywhere in it, and two at
 * once do no harm: each works in a folder of its own {@code attempt} and puts the result in place in one go.
 */
@Singleton
class RepositoryMaker {

    private static final TypeReference<Map<String, String>> INPUTS = new TypeReference<>() {};

    private final Workspace workspace;
    private final GoldenPaths goldenPaths;
    private final ObjectMapper json;

    RepositoryMaker(Workspace workspace, GoldenPaths goldenPaths, ObjectMapper json) {
        this.workspace = workspace;
        this.goldenPaths = goldenPaths;
        this.json = json;
    }

    /** Renders the files of {@code service}, unless that is done. */
    void render(NewService service, long attempt) throws ScaffoldFailed, IOException {
        Path files = files(service);
        if (Files.exists(files)) {
            return;
        }
        Path mine = workspace.scratch(service.operation()).resolve("files." + attempt);
        try {
            goldenPath(service).renderInto(mine, inputs(service));
            Workspace.putInPlace(mine, files);
        } catch (RenderException e) {
            throw new ScaffoldFailed(
                    "The golden path " + service.template() + " " + service.templateVersion() + " cannot be rendered: "
                            + e.getMessage() + ". Nothing was left behind.",
                    "Tell the platform team, who keep the golden paths.");
        } finally {
            Workspace.delete(mine);
        }
    }

    boolean isRendered(NewService service) {
        return Files.exists(files(service));
    }

    /** Makes the repository of {@code service} from its files, unless that is done; gives its first commit. */
    String create(NewService service, long attempt) throws ScaffoldFailed, IOException {
        BareRepository place = new BareRepository(Path.of(service.repository()));
        String tag = goldenPath(service).tag();
        if (!isMine(place, service)) {
            Path mine = workspace.scratch(service.operation()).resolve("repository." + attempt);
            try {
                new BareRepository(mine).create(files(service), first(service, tag));
                if (!Workspace.putInPlace(mine, place.folder()) && !isMine(place, service)) {
                    throw inTheWay(place);
                }
            } finally {
                Workspace.delete(mine);
            }
        }
        return place.commit(tag);
    }

    private static FirstCommit first(NewService service, String tag) {
        String message = "Create %s from the golden path %s %s\n\nRequested-by: %s\n"
                .formatted(service.name(), service.template(), service.templateVersion(), service.createdBy());
        return new FirstCommit(message, tag, service.createdAt(), service.operation());
    }

    private static boolean isMine(BareRepository repository, NewService service) throws ScaffoldFailed, IOException {
        Optional<String> maker = repository.operation();
        if (maker.isEmpty() && Files.exists(repository.folder(), LinkOption.NOFOLLOW_LINKS)) {
            throw inTheWay(repository);
        }
        if (maker.isPresent() && !maker.get().equals(service.operation())) {
            throw inTheWay(repository);
        }
        return maker.isPresent();
    }

    private static ScaffoldFailed inTheWay(BareRepository repository) {
        return new ScaffoldFailed(
                "There is something at " + repository.folder() + " that the catalog knows nothing of. It was left"
                        + " as it is, and no service was made.",
                "Move it away, or choose another name.");
    }

    /** Deletes what is not in place. */
    void tidy(NewService service) throws IOException {
        Workspace.delete(workspace.scratch(service.operation()));
    }

    /** Deletes the repository, if it is this operation's, and all else. */
    void undo(NewService service) throws IOException {
        BareRepository place = new BareRepository(Path.of(service.repository()));
        if (place.operation().filter(service.operation()::equals).isPresent()) {
            Path away = workspace.scratch(service.operation()).resolve("undone");
            Workspace.delete(away);
            Files.createDirectories(workspace.scratch(service.operation()));
            Workspace.putInPlace(place.folder(), away);
        }
        tidy(service);
    }

    /** The golden path that was chosen, in the version that was chosen. */
    GoldenPath goldenPath(NewService service) throws ScaffoldFailed {
        return goldenPaths
                .shelf()
                .named(service.template())
                .filter(path -> path.version().equals(service.templateVersion()))
                .orElseThrow(() -> new ScaffoldFailed(
                        "The golden path " + service.template() + " " + service.templateVersion()
                                + " is not there any more. Nothing was left behind.",
                        "platform service create " + service.name() + " --type " + service.type() + " --language "
                                + service.language()));
    }

    private Path files(NewService service) {
        return workspace.scratch(service.operation()).resolve("files");
    }

    private Map<String, String> inputs(NewService service) {
        try {
            return json.readValue(service.inputs(), INPUTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the inputs of " + service.name() + " are unreadable", e);
        }
    }
}
