package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.template.workspace.FileTree;
import dev.paved.template.workspace.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a template would make. */
public record DryRun(List<RenderedFile> files, List<String> log, List<String> steps, JsonNode output) {

    public DryRun {
        files = List.copyOf(files);
        log = List.copyOf(log);
        steps = List.copyOf(steps);
    }

    /**
     * A file.
     *
     * @param content its bytes
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record RenderedFile(String path, byte[] content, boolean executable) {

        /** Its contents as text; nothing when they are none. */
        public Optional<String> text() {
            return Fetch.text(content);
        }
    }

    /**
     * Runs {@code template} with complete {@code inputs} in a folder that is gone afterwards; nothing outside of it is made.
     *
     * @throws TemplateException where the template or the inputs are at fault
     */
    public static DryRun of(Template template, ObjectNode inputs, User user) throws TemplateException, IOException {
        Path scratch = Files.createTempDirectory("paved-dry-run");
        try {
            return in(scratch, template, inputs, user);
        } finally {
            delete(scratch);
        }
    }

    private static DryRun in(Path scratch, Template template, ObjectNode inputs, User user)
            throws TemplateException, IOException {
        Run run = new Run(template, inputs, user, JsonNodeFactory.instance.objectNode());
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < template.steps().size(); i++) {
            Step step = template.steps().get(i);
            Outcome outcome = run.step(i, scratch);
            if (step.action().isPublication()) {
                new Provenance(template.name(), template.version(), inputs, user).write(scratch);
            }
            if (outcome instanceof Outcome.Due) {
                run.record(step, placeholders(step));
            }
            steps.add(step.name() + (outcome instanceof Outcome.LeftOut ? " (left out)" : ""));
        }
        return new DryRun(read(scratch), run.log(), steps, run.output());
    }

    private static ObjectNode placeholders(Step step) {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        return step.action().isPublication()
                ? output.put("remoteUrl", "the repository")
                        .put("repoContentsUrl", "the repository")
                        .put("commitHash", "the first commit")
                : output.put("entityRef", "the entity").put("catalogInfoUrl", "the entity's file");
    }

    private static List<RenderedFile> read(Path scratch) throws TemplateException, IOException {
        try {
            FileTree tree = FileTree.of(scratch);
            List<RenderedFile> files = new ArrayList<>();
            for (String path : tree.paths()) {
                files.add(new RenderedFile(path, tree.read(path), tree.isExecutable(path)));
            }
            return files;
        } catch (Refused e) {
            throw new TemplateException(Fault.of(e.path(), 0, e.rule()));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            List<Path> deepestFirst;
            try (Stream<Path> walk = Files.walk(folder)) {
                deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}
