package dev.paved.catalog.scaffold;

import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.service.NewService;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes and unmakes the repository of a service. Every method can be repeated after dying anywhere in it, and two at once do no harm: each
 * works in a folder of its own {@code attempt} and puts the result in place in one go.
 */
@Singleton
class RepositoryMaker {

    private final Workspace workspace;

    RepositoryMaker(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Makes the repository of {@code service} of {@code files}; gives its first commit. */
    String create(NewService service, GoldenPath path, Path files, long attempt) throws ScaffoldFailed, IOException {
        Optional<String> made = made(service, path);
        if (made.isPresent()) {
            return made.get();
        }
        BareRepository place = place(service);
        Path mine = workspace.scratch(service.operation()).resolve("repository." + attempt);
        try {
            Workspace.delete(mine);
            new BareRepository(mine).create(files, first(service, path.tag()));
            if (!Workspace.putInPlace(mine, place.folder()) && !isMine(place, service)) {
                throw inTheWay(place);
            }
        } finally {
            Workspace.delete(mine);
        }
        return place.commit(path.tag());
    }

    /** The first commit of the repository, where it is made. */
    Optional<String> made(NewService service, GoldenPath path) throws ScaffoldFailed, IOException {
        BareRepository place = place(service);
        return isMine(place, service) ? Optional.of(place.commit(path.tag())) : Optional.empty();
    }

    private static BareRepository place(NewService service) {
        return new BareRepository(Path.of(service.repository()));
    }

    private static FirstCommit first(NewService service, String tag) {
        String message = "Create %s from the golden path %s %s\n\nRequested-by: %s\n"
                .formatted(service.name(), service.template(), service.templateVersion(), service.createdBy());
        return new FirstCommit(message, tag, service.templateVersion(), service.createdAt(), service.operation());
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

    /** Takes the repository away, if it is this operation's. */
    void undo(NewService service) throws IOException {
        BareRepository place = place(service);
        if (place.operation().filter(service.operation()::equals).isPresent()) {
            Path away = workspace.scratch(service.operation()).resolve("undone");
            Workspace.delete(away);
            Files.createDirectories(workspace.scratch(service.operation()));
            Workspace.putInPlace(place.folder(), away);
        }
    }
}
