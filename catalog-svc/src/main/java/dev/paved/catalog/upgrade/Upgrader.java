package dev.paved.catalog.upgrade;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.git.OwnCommits;
import dev.paved.catalog.git.Remotes.Push;
import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.goldenpath.GoldenPaths;
import dev.paved.catalog.goldenpath.Shelf;
import dev.paved.catalog.service.Owner;
import dev.paved.catalog.upgrade.ThreeWayMerge.Merged;
import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import dev.paved.template.DryRun;
import dev.paved.template.Form;
import dev.paved.template.Provenance;
import dev.paved.template.TemplateException;
import dev.paved.template.User;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * Merges the newest version of a golden path into a service on a branch of its own. The branch main is never touched. Again with the same
 * repository and golden path, the same branch comes of it.
 */
@Singleton
class Upgrader {

    private static final String BRANCH = "paved/upgrade-";

    private final GoldenPaths goldenPaths;
    private final ServiceRepositories repositories;
    private final ObjectMapper json;

    Upgrader(GoldenPaths goldenPaths, ServiceRepositories repositories, ObjectMapper json) {
        this.goldenPaths = goldenPaths;
        this.repositories = repositories;
        this.json = json;
    }

    /**
     * A proposal that is in place.
     *
     * @param isNew whether it was not there before
     */
    record Upgrade(Proposal proposal, boolean isNew) {}

    /** Proposes the newest version to {@code service}; {@code texts} are parameters that are new, or to be changed. */
    Upgrade propose(FollowingService service, Map<String, String> texts) throws IOException {
        Shelf shelf = goldenPaths.shelf();
        GoldenPath path = shelf.named(service.template()).orElseThrow(() -> unusable(service, shelf));
        try (ServiceRepository repository = repositories
                .open(service.repository())
                .orElseThrow(() -> refused(
                        "The repository of " + service.name() + ", " + service.repository()
                                + ", is not on the platform's machine, so nothing can be proposed there.",
                        null))) {
            RevCommit head = repository
                    .head()
                    .orElseThrow(() -> refused("The repository of " + service.name() + " has no branch main.", null));
            Provenance made = repository.provenance(head).orElse(recorded(service));
            return made.version().equals(path.version())
                    ? new Upgrade(Proposal.current(service, made.version()), false)
                    : propose(service, path, repository, new Start(head, made, texts));
        }
    }

    private static RefusedException unusable(FollowingService service, Shelf shelf) {
        String named = "The golden path " + service.template() + ", which " + service.name() + " was made from, ";
        return shelf.broken(service.template())
                .map(broken -> refused(
                        named + "can't be used now: " + broken.fault() + ".",
                        "tell the platform team, who keep the golden paths: platform template validate"))
                .orElseGet(() -> refused(named + "is not there any more.", "platform template list"));
    }

    /** What the catalog remembers, for repositories that do not tell. */
    private Provenance recorded(FollowingService service) throws IOException {
        return new Provenance(
                service.template(),
                service.version(),
                json.readValue(service.inputs(), ObjectNode.class),
                new User(Owner.of(service.createdBy())));
    }

    private record Start(RevCommit head, Provenance made, Map<String, String> texts) {

        String version() {
            return made.version();
        }
    }

    private Upgrade propose(FollowingService service, GoldenPath path, ServiceRepository repository, Start start)
            throws IOException {
        RevCommit base = repository
                .template(start.version())
                .orElseThrow(() -> refused(
                        "The repository of " + service.name() + " does not keep the files of " + service.template()
                                + " " + start.version() + ", so there is nothing to compare with.",
                        "git push origin COMMIT:" + OwnCommits.TEMPLATE_REFS + start.version()
                                + ", COMMIT having the files as they were made"));
        DryRun rendered = render(service, path, start);
        try (ObjectInserter objects = repository.git().newObjectInserter()) {
            ObjectId files = ServiceRepository.tree(rendered.files(), objects);
            String title = service.template() + " " + path.version();
            ObjectId template = OwnCommits.insert(
                    objects, files, List.of(base), "The files of the golden path " + title + "\n", service.createdAt());
            objects.flush();
            Merged merged = ThreeWayMerge.of(
                    repository.git(),
                    objects,
                    new ThreeWayMerge.Trees(
                            base.getTree(),
                            start.head().getTree(),
                            files,
                            List.of(service.template() + " " + start.version(), service.name(), title)));
            ObjectId proposal = OwnCommits.insert(
                    objects,
                    merged.tree(),
                    List.of(start.head(), template),
                    message(title, merged),
                    start.head().getCommitterIdent().getWhenAsInstant());
            objects.flush();
            boolean isNew = place(repository, path.version(), template, proposal);
            return new Upgrade(
                    new Proposal(
                            service.name(),
                            service.template(),
                            start.version(),
                            path.version(),
                            Proposal.PROPOSED,
                            BRANCH + path.version(),
                            proposal.name(),
                            merged.changed(),
                            merged.conflicts()),
                    isNew);
        }
    }

    private static String message(String title, Merged merged) {
        String conflicts = merged.conflicts().isEmpty()
                ? ""
                : "\n\nConflicts, to be decided before this is merged:\n- " + String.join("\n- ", merged.conflicts());
        return "Upgrade to the golden path " + title + conflicts + "\n";
    }

    /** Whether the branch is another one than before. */
    private static boolean place(ServiceRepository repository, String version, ObjectId template, ObjectId proposal)
            throws IOException {
        String ref = Constants.R_HEADS + BRANCH + version;
        Optional<RevCommit> present = repository.commit(ref);
        if (present.isPresent() && !OwnCommits.isOne(present.get())) {
            throw refused(
                    "There are commits of people on the branch " + BRANCH + version + ", which must not be lost.",
                    "merge that branch, or delete it and try again");
        }
        String templateRef = OwnCommits.TEMPLATE_REFS + version;
        ObjectId known =
                repository.commit(templateRef).map(ObjectId.class::cast).orElse(ObjectId.zeroId());
        ObjectId before = present.map(ObjectId.class::cast).orElse(ObjectId.zeroId());
        repository.point(List.of(new Push(templateRef, template, known), new Push(ref, proposal, before)));
        return present.isEmpty() || !present.get().equals(proposal);
    }

    private DryRun render(FollowingService service, GoldenPath path, Start start) throws IOException {
        Form form = path.template().form();
        ObjectNode given =
                start.made().inputs().deepCopy().retain(form.parameters().keySet());
        start.texts().forEach((name, text) -> given.set(name, form.read(name, text)));
        ObjectNode inputs = form.complete(given);
        List<FieldError> faults = form.faults(inputs).stream()
                .map(fault -> new FieldError("/parameters" + fault.pointer(), fault.rule()))
                .toList();
        if (!faults.isEmpty()) {
            throw new RefusedException(new Invalid(
                    "What was filled in for " + service.name() + " does not fit the form of " + path.name() + " "
                            + path.version() + "; give what is missing as parameters. Nothing was changed.",
                    faults));
        }
        try {
            return DryRun.of(path.template(), inputs, start.made().user());
        } catch (TemplateException e) {
            throw refused(
                    "The golden path " + path.name() + " " + path.version() + " cannot be rendered: " + e.getMessage(),
                    "tell the platform team, who keep the golden paths");
        }
    }

    private static RefusedException refused(String detail, @org.jspecify.annotations.Nullable String next) {
        return new RefusedException(new Conflict(detail, next));
    }
}
