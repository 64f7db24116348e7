package dev.paved.provisioner.preview;

import dev.paved.kit.identity.Cause;
import dev.paved.kit.repository.RepositoryKey;
import dev.paved.provisioner.preview.News.Kind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a pull request: what is known of it, and what was made of that. */
@Entity
@Table(name = "preview")
@NullUnmarked
class PreviewEntity {

    static final String ACTOR = "preview";

    private static final int SHORT = 7;
    private static final String BETWEEN_LABELS = "\n";

    @Id
    String name;

    String repository;

    @Column(name = "repository_key")
    String repositoryKey;

    int number;

    String branch;

    /** The id of its latest commit. */
    String head;

    /** Since when that is known to be so. */
    @Column(name = "head_at")
    Instant headAt;

    /** Null where nobody told yet; what one says to come from a fork, no other says not to. */
    @Nullable
    Boolean fork;

    String labels;

    boolean open;

    /** When it was opened or closed last; {@link Instant#EPOCH} where nobody told. */
    @Column(name = "open_at")
    Instant openAt;

    /** How often there was something new to act on. */
    long news = 1;

    /** The {@link #news} that was acted on last. */
    long observed;

    /** How often in a row its repository could not be read. */
    int attempts;

    @Enumerated(EnumType.STRING)
    PreviewState state = PreviewState.WAITING;

    @Nullable
    String message;

    /** The name of the environment that is there for it; null where there is none. */
    @Nullable
    String environment;

    @Nullable
    @Column(name = "environment_id")
    String environmentId;

    /** The commit whose manifest that was made by last, or would be made by again. */
    @Nullable
    @Column(name = "applied_head")
    String appliedHead;

    /** The latest commit when somebody who may asked for a preview last; null where nobody did. */
    @Nullable
    @Column(name = "asked_head")
    String askedHead;

    /** The SHA-256 of that manifest. */
    @Nullable
    String digest;

    @Nullable
    String url;

    @Column(name = "correlation_id")
    String correlationId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    long version;

    /** A row that knows what {@code first} tells. */
    static PreviewEntity of(String name, News first) {
        PreviewEntity row = new PreviewEntity();
        row.name = name;
        row.repository = first.pullRequest().repository();
        row.repositoryKey = first.pullRequest().key().value();
        row.number = first.pullRequest().number();
        row.branch = first.branch();
        row.head = first.head();
        row.headAt = first.at();
        row.fork = first.fork();
        row.labels = text(first.labels() == null ? List.of() : first.labels());
        row.open = first.kind() != Kind.CLOSED;
        row.openAt = first.kind() == Kind.UPDATED ? Instant.EPOCH : first.at();
        return row;
    }

    /**
     * Learns what {@code told} tells as far as it is newer; events come in any order. What was so at the same moment is
     * as whoever came last says, but for a first opening: all else comes after that.
     *
     * @return whether that changes anything
     */
    boolean learn(News told) {
        boolean changed = learnFork(told) | learnHead(told) | learnWhetherOpen(told);
        news += changed ? 1 : 0;
        return changed;
    }

    private boolean learnFork(News told) {
        boolean learns = told.fork() != null && (fork == null || !fork && told.fork());
        fork = learns ? told.fork() : fork;
        return learns;
    }

    private boolean learnHead(News told) {
        if (!isNewer(told, headAt)) {
            return false;
        }
        String given = told.labels() == null ? labels : text(told.labels());
        boolean moved = !told.head().equals(head);
        boolean changed = moved || !told.branch().equals(branch) || !given.equals(labels);
        if (moved) {
            become(PreviewState.WAITING, null); // What is there shows another commit.
        }
        head = told.head();
        branch = told.branch();
        labels = given;
        headAt = told.at();
        return changed;
    }

    private boolean learnWhetherOpen(News told) {
        if (told.kind() == Kind.UPDATED || !isNewer(told, openAt)) {
            return false;
        }
        boolean opens = told.kind() != Kind.CLOSED;
        boolean changed = open != opens;
        open = opens;
        openAt = told.at();
        return changed;
    }

    private static boolean isNewer(News told, Instant known) {
        return told.at().isAfter(known) || told.at().equals(known) && told.kind() != Kind.OPENED;
    }

    private static String text(List<String> labels) {
        return String.join(BETWEEN_LABELS, labels.stream().sorted().toList());
    }

    /** Somebody who may asks for a preview of the commit that is the latest now, whatever came of it before. */
    void ask() {
        askedHead = head;
        appliedHead = null;
        attempts = 0;
        news++;
    }

    /** Whether one that comes from a fork may be shown: it has {@code label}, or somebody asked for this very commit. */
    boolean isAllowed(String label) {
        return hasLabel(label) || head.equals(askedHead);
    }

    boolean hasLabel(String label) {
        return List.of(labels.split(BETWEEN_LABELS)).contains(label);
    }

    PullRequest pullRequest() {
        return new PullRequest(repository, new RepositoryKey(repositoryKey), number);
    }

    String shortHead() {
        return shortened(head);
    }

    static String shortened(String commit) {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }

    Cause cause() {
        return Cause.ownAccord(ACTOR, correlationId);
    }

    String subject() {
        return "preview/" + name;
    }

    void become(PreviewState next, @Nullable String text) {
        state = next;
        message = text;
    }

    /** Nothing is left to do until there is news. */
    void settle() {
        observed = news;
        attempts = 0;
    }

    /** There is no environment for it any more. */
    void forget() {
        environment = null;
        environmentId = null;
        digest = null;
        url = null;
    }
}
