package dev.paved.catalog.upgrade;

import dev.paved.catalog.git.PushRefused;
import dev.paved.catalog.git.Remotes;
import dev.paved.catalog.git.Remotes.Push;
import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Moves the refs of the repository at {@code url}, whose mirror has what they are to be on. */
record RemotePointer(Remotes remotes, Path mirror, String url) implements ServiceRepository.Pointer {

    @Override
    public void point(ServiceRepository repository, List<Push> refs) {
        try {
            remotes.push(mirror, url, refs);
        } catch (PushRefused e) {
            throw new RefusedException(
                    e.isMoved()
                            ? ServiceRepository.raced(e.reason())
                            : new Conflict(url + " does not take the proposal: " + e.reason() + ".", null));
        } catch (IOException e) {
            throw new RefusedException(new RepositoryUnreachable(url, String.valueOf(e.getMessage())));
        }
    }
}
