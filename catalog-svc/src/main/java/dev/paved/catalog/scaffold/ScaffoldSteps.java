package dev.paved.catalog.scaffold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.scaffold.RepositoryMaker.Content;
import dev.paved.catalog.scaffold.ScaffoldRun.Next;
import dev.paved.catalog.service.NewService;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Lease;
import dev.paved.template.Outcome;
import dev.paved.template.TemplateException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does a step of a golden path in files; what it changed is found again when it begins once more. */
@Singleton
class ScaffoldSteps {

    private final StepFiles files;
    private final RepositoryMakers makers;
    private final ScaffoldRun runs;
    private final CrashPoints crash;

    ScaffoldSteps(StepFiles files, RepositoryMakers makers, ScaffoldRun runs, CrashPoints crash) {
        this.files = files;
        this.makers = makers;
        this.runs = runs;
        this.crash = crash;
    }

    /**
     * What is next after a step.
     *
     * @param outputs of all steps so far, as JSON
     * @param commit the first commit, where the step made it
     */
    record Advance(int position, String outputs, @Nullable String commit) {

        /** All begins again, since files were lost. */
        static final Advance FROM_THE_BEGINNING = new Advance(0, "{}", null);
    }

    /** Does {@code next}, which is not the registration. */
    Advance take(Scaffold scaffold, Next next, Lease lease) throws ScaffoldFailed, ScaffoldWaits, IOException {
        NewService service = scaffold.service();
        if (!files.isReady(service, scaffold.position())) {
            return lost(scaffold, next);
        }
        Path copy = files.copy(service, scaffold.position(), lease.epoch());
        try {
            return next.step().action().isPublication()
                    ? publish(scaffold, next, copy, lease)
                    : work(scaffold, next, copy);
        } catch (TemplateException e) {
            throw ScaffoldFailed.ofGoldenPath(service, "cannot be rendered: " + e.getMessage());
        } finally {
            Workspace.delete(copy);
        }
    }

    private Advance work(Scaffold scaffold, Next next, Path copy) throws TemplateException, IOException {
        next.run().step(scaffold.position(), copy);
        files.keep(scaffold.service(), scaffold.position(), copy);
        crash.at("scaffold-rendered");
        crash.at("scaffold-done-" + next.step().id());
        return new Advance(scaffold.position() + 1, next.outputs().toString(), null);
    }

    private Advance publish(Scaffold scaffold, Next next, Path copy, Lease lease)
            throws ScaffoldFailed, ScaffoldWaits, TemplateException, IOException {
        NewService service = scaffold.service();
        runs.tellProvenance(service, copy);
        CatalogInfo.read(service, next.path(), inWorkspace(copy, next.path().catalogInfo()));
        if (!(next.run().step(scaffold.position(), copy) instanceof Outcome.Due due)) {
            throw new IllegalStateException(next.step().id() + " is not for the workspace");
        }
        Content content = new Content(next.path(), due.input(), copy);
        String commit = makers.of(service).create(service, content, lease.epoch());
        files.keep(service, scaffold.position(), copy);
        crash.at("scaffold-placed");
        crash.at("scaffold-done-" + next.step().id());
        return published(scaffold, next, commit);
    }

    /** It is judged before anything is made outside of the workspace. */
    private static Optional<byte[]> inWorkspace(Path copy, String file) throws IOException {
        Path place = copy.resolve(file);
        return Files.isRegularFile(place) ? Optional.of(Files.readAllBytes(place)) : Optional.empty();
    }

    private static Advance published(Scaffold scaffold, Next next, String commit) {
        ObjectNode output = next.outputs()
                .objectNode()
                .put("remoteUrl", scaffold.service().repository())
                .put("repoContentsUrl", scaffold.service().repository())
                .put("commitHash", commit);
        next.run().record(next.step(), output);
        return new Advance(scaffold.position() + 1, next.outputs().toString(), commit);
    }

    /** Files that were lost are made again, unless the repository has them already. */
    private Advance lost(Scaffold scaffold, Next next) throws ScaffoldFailed, ScaffoldWaits, IOException {
        Optional<String> made = next.step().action().isPublication()
                ? makers.of(scaffold.service()).made(scaffold.service(), next.path())
                : Optional.empty();
        return made.map(commit -> published(scaffold, next, commit)).orElse(Advance.FROM_THE_BEGINNING);
    }
}
