package dev.paved.catalog.location;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.entity.CatalogFileTold;
import dev.paved.catalog.entity.EntityJson;
import dev.paved.catalog.entity.FileProblem;
import dev.paved.catalog.model.CatalogFile;
import dev.paved.catalog.model.Entity;
import dev.paved.catalog.model.EntityRef;
import dev.paved.catalog.model.Relations;
import dev.paved.catalog.model.Substitution;
import dev.paved.catalog.model.Value;
import dev.paved.catalog.model.Violation;
import dev.paved.kit.digest.Sha256;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads all that a location leads to: its files, and those that Location entities in them name, each file once. */
final class LocationReading {

    private static final int BATCH = 1_000;

    /** The most characters of entities that are held at once, but for those of a single file. */
    private static final int BATCH_CHARACTERS = 4 * 1024 * 1024;

    /** The most bytes of a reference that the database can look for. */
    private static final int LONGEST_REFERENCE = 600;

    private static final int DEEPEST = 10;

    private record Step(Source source, String path, int depth) {}

    private final String location;
    private final Sources sources;
    private final Map<String, KnownFile> known;
    private final Consumer<List<CatalogFileTold>> changed;
    private final Set<String> seen = new LinkedHashSet<>();
    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<CatalogFileTold> batch = new ArrayList<>();
    private int batched;
    private int characters;
    private boolean complete = true;
    private String revision = "";

    /**
     * @param known the files as they were read before
     * @param changed is given those that say something else now, or that something was wrong with, some at a time
     */
    LocationReading(
            String location, Sources sources, Map<String, KnownFile> known, Consumer<List<CatalogFileTold>> changed) {
        this.location = location;
        this.sources = sources;
        this.known = known;
        this.changed = changed;
    }

    /** Reads from {@code root} on. */
    void from(Target root) throws SourceUnreadable {
        Source source = sources.of(root);
        revision = source.revision();
        PathPattern pattern = Sources.pattern(root);
        List<String> paths = source.find(pattern);
        if (paths.isEmpty() && pattern.isPlain()) {
            throw new SourceUnreadable(
                    "there is no " + pattern.text() + (root instanceof Target.Files ? "" : " in " + root.text()));
        }
        paths.forEach(path -> steps.add(new Step(source, path, 1)));
        while (!steps.isEmpty()) {
            Step step = steps.remove();
            if (seen.add(step.source.name(step.path))) {
                read(step);
            }
        }
        flush();
    }

    /** The names of all files that were read. */
    Set<String> seen() {
        return seen;
    }

    /** False where something that a file names could not be read this time. */
    boolean isComplete() {
        return complete;
    }

    /** The commit that {@code root} was at. */
    String revision() {
        return revision;
    }

    private void read(Step step) {
        String name = step.source.name(step.path);
        String text;
        try {
            text = step.source.read(step.path).orElseThrow(() -> new SourceUnreadable("is gone while it was read"));
        } catch (SourceUnreadable e) {
            List<FileProblem> problems = List.of(FileProblem.of(name, e.reason()));
            tell(name, "", new Findings(List.of(), problems, 0), lastGood(step, name, List.of()));
            return;
        }
        MessageDigest digest = Sha256.begin();
        digest.update(text.getBytes(UTF_8));
        if (Placeholders.mayBeIn(text)) {
            parse(step, name, text, new Placeholders(step.source, step.path, digest), digest);
            return;
        }
        KnownFile before = known.get(name);
        if (before == null || !before.says(hex(digest)) || !followed(step, before, name)) {
            parse(step, name, text, placeholder -> placeholder, digest);
        }
    }

    /** Goes on to what a file names that says what it said; false where something is wrong with that now. */
    private boolean followed(Step step, KnownFile before, String name) {
        List<FileProblem> problems = new ArrayList<>();
        before.targets().forEach(target -> follow(step, target, true, problems, name));
        return problems.isEmpty();
    }

    private boolean isKnown(String name, String fingerprint) {
        KnownFile file = known.get(name);
        return file != null && file.says(fingerprint);
    }

    private static String hex(MessageDigest digest) {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 can be cloned", e);
        }
    }

    /** @param characters of its entities */
    private record Findings(List<Entity> entities, List<FileProblem> problems, int characters) {}

    /** Goes on as well to what the broken file named when it was last whole; {@code targets}, to which it goes already, and those. */
    private List<String> lastGood(Step step, String name, List<String> targets) {
        KnownFile before = known.get(name);
        if (before == null) {
            return targets;
        }
        Set<String> all = new LinkedHashSet<>(targets);
        for (String target : before.targets()) {
            if (all.add(target)) {
                follow(step, target, false, new ArrayList<>(), name);
            }
        }
        return List.copyOf(all);
    }

    private void parse(Step step, String name, String text, Substitution substitution, MessageDigest digest) {
        CatalogFile file = CatalogFile.read(text, substitution);
        List<FileProblem> problems = new ArrayList<>();
        for (Violation violation : file.violations()) {
            problems.add(FileProblem.of(name, violation));
        }
        List<Entity> entities = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        int length = 0;
        for (Entity entity : file.entities()) {
            ObjectNode whole = EntityJson.of(entity);
            Optional<String> fault = unkeepable(entity, whole);
            if (fault.isPresent()) {
                problems.add(new FileProblem(name, entity.document().place().line(), 1, "", fault.get(), null));
                continue;
            }
            length += whole.toString().length();
            entities.add(entity);
            if (entity.ref().kind().equals("Location")) {
                targets.addAll(targets(step, name, entity, problems));
            }
        }
        List<String> all = file.violations().isEmpty() ? targets : lastGood(step, name, targets);
        String fingerprint = hex(digest);
        if (!problems.isEmpty() || !isKnown(name, fingerprint)) {
            tell(name, fingerprint, new Findings(entities, problems, length), all);
        }
    }

    /** Why the database can't keep it. */
    private static Optional<String> unkeepable(Entity entity, ObjectNode whole) {
        if (EntityJson.hasNul(whole)) {
            return Optional.of("must have no NUL character");
        }
        return Relations.of(entity).stream()
                .flatMap(relation -> Stream.of(relation.source(), relation.target()))
                .map(EntityRef::toString)
                .filter(ref -> ref.getBytes(UTF_8).length > LONGEST_REFERENCE)
                .findFirst()
                .map(ref -> "must have no reference of more than " + LONGEST_REFERENCE + " bytes, and has "
                        + ref.substring(0, 60) + "…");
    }

    /** Goes on to what the Location {@code entity} names. */
    private List<String> targets(Step step, String name, Entity entity, List<FileProblem> problems) {
        Value.Mapping spec = entity.document().mapping("spec");
        if (spec == null) {
            return List.of();
        }
        String type = Optional.ofNullable(spec.text("type"))
                .orElse(step.source.revision().isEmpty() ? "file" : "url");
        boolean required = !"optional".equals(spec.text("presence"));
        List<String> named = new ArrayList<>(spec.texts("targets"));
        Optional.ofNullable(spec.text("target")).ifPresent(named::add);
        List<String> targets = named.stream().map(target -> type + ":" + target).toList();
        targets.forEach(target -> follow(step, target, required, problems, name));
        return targets;
    }

    private void follow(Step step, String named, boolean required, List<FileProblem> problems, String name) {
        int colon = named.indexOf(':');
        String type = named.substring(0, colon);
        String text = named.substring(colon + 1);
        if (step.depth >= DEEPEST) {
            problems.add(FileProblem.of(name, "must not lead through more than " + DEEPEST + " locations"));
            return;
        }
        try {
            Target target = step.source
                    .target(step.path, type, text)
                    .orElseThrow(() -> new SourceUnreadable(
                            "the target " + text + " of type " + type + " can't be followed; it must be a path in the"
                                    + " same repository, or the page of a file on a forge"));
            Source source = sources.of(target);
            PathPattern pattern = Sources.pattern(target);
            List<String> paths = source.find(pattern);
            if (paths.isEmpty() && pattern.isPlain() && required) {
                problems.add(FileProblem.of(name, "names the target " + text + ", which is not there"));
            }
            paths.stream()
                    .filter(path -> !seen.contains(source.name(path)))
                    .forEach(path -> steps.add(new Step(source, path, step.depth + 1)));
        } catch (SourceUnreadable e) {
            complete = false;
            problems.add(FileProblem.of(name, "names the target " + text + ": " + e.reason()));
        }
    }

    private void tell(String name, String fingerprint, Findings found, List<String> targets) {
        batch.add(new CatalogFileTold(location, name, fingerprint, found.entities, found.problems, targets));
        batched += found.entities.size() + 1;
        characters += found.characters;
        if (batched >= BATCH || characters >= BATCH_CHARACTERS) {
            flush();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            changed.accept(List.copyOf(batch));
            batch.clear();
            batched = 0;
            characters = 0;
        }
    }
}
