package dev.paved.catalog.scaffold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.goldenpath.GoldenPaths;
import dev.paved.catalog.service.NewService;
import dev.paved.catalog.service.Owner;
import dev.paved.template.Provenance;
import dev.paved.template.Run;
import dev.paved.template.Step;
import dev.paved.template.TemplateException;
import dev.paved.template.User;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The golden path of a service on its way, its run, and what of that is kept in the row. */
@Singleton
class ScaffoldRun {

    private final GoldenPaths goldenPaths;
    private final ObjectMapper json;

    ScaffoldRun(GoldenPaths goldenPaths, ObjectMapper json) {
        this.goldenPaths = goldenPaths;
        this.json = json;
    }

    /**
     * A step about to be done.
     *
     * @param outputs of the steps before, to which its own is added
     */
    record Next(GoldenPath path, Step step, Run run, ObjectNode outputs) {

        /** What it said last, where it said something. */
        Optional<String> said() {
            return run.log().isEmpty()
                    ? Optional.empty()
                    : Optional.of(run.log().getLast());
        }
    }

    /** The step that is next for {@code scaffold}. */
    Next next(Scaffold scaffold) throws ScaffoldFailed {
        NewService service = scaffold.service();
        GoldenPath path = goldenPath(service);
        ObjectNode outputs = read(scaffold.outputs());
        Run run = new Run(path.template(), read(service.inputs()), user(service), outputs);
        return new Next(path, path.template().steps().get(scaffold.position()), run, outputs);
    }

    /** Writes into {@code files} how they were made. */
    void tellProvenance(NewService service, Path files) throws TemplateException, IOException {
        new Provenance(service.template(), service.templateVersion(), read(service.inputs()), user(service))
                .write(files);
    }

    private static User user(NewService service) {
        return new User(Owner.of(service.createdBy()));
    }

    private ObjectNode read(String text) {
        try {
            return json.readValue(text, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row has unreadable JSON", e);
        }
    }

    /** The golden path that was chosen, in the version that was chosen. */
    GoldenPath goldenPath(NewService service) throws ScaffoldFailed {
        return goldenPaths
                .shelf()
                .named(service.template())
                .filter(path -> path.version().equals(service.templateVersion()))
                .orElseThrow(() -> new ScaffoldFailed(
                        "The golden path " + service.template() + " " + service.templateVersion()
                                + " is not there any more.",
                        "platform service create " + service.name() + " --type " + service.type() + " --language "
                                + service.language()));
    }
}
