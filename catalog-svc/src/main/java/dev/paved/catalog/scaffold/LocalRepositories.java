package dev.paved.catalog.scaffold;

import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.service.NewService;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Makes repositories in a folder of this machine: each attempt works in one of its own, and puts the result in place in one go. */
@Singleton
class LocalRepositories implements RepositoryMaker {

    private final Workspace workspace;

    LocalRepositories(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public String place(String service) {
        return workspace.repository(service).toString();
    }

    @Override
    public String create(NewService service, Content content, long attempt) throws ScaffoldFailed, IOException {
        GoldenPath path = content.path();
        Optional<String> made = made(service, path);
        if (made.isPresent()) {
            return made.get();
        }
        BareRepository place = place(service);
        Path mine = workspace.scratch(service.operation()).resolve("repository." + attempt);
        try {
            Workspace.delete(mine);
            new BareRepository(mine).create(content.files(), FirstCommit.of(service, path.tag()));
            if (!Workspace.putInPlace(mine, place.folder()) && !isMine(place, service)) {
                throw inTheWay(place);
            }
        } finally {
            Workspace.delete(mine);
        }
        return place.commit(path.tag());
    }

    @Override
    public Optional<String> made(NewService service, GoldenPath path) throws ScaffoldFailed, IOException {
        BareRepository place = place(service);
        return isMine(place, service) ? Optional.of(place.commit(path.tag())) : Optional.empty();
    }

    @Override
    public Optional<byte[]> file(NewService service, GoldenPath path, String commit, String file) throws IOException {
        return place(service).file(commit, file);
    }

    private static BareRepository place(NewService service) {
        return new BareRepository(Path.of(service.repository()));
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

    @Override
    public Optional<String> undo(NewService service) throws IOException {
        BareRepository place = place(service);
        if (place.operation().filter(service.operation()::equals).isPresent()) {
            Path away = workspace.scratch(service.operation()).resolve("undone");
            Workspace.delete(away);
            Files.createDirectories(workspace.scratch(service.operation()));
            Workspace.putInPlace(place.folder(), away);
        }
        return Optional.empty();
    }
}
