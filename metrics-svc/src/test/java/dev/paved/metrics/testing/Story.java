package dev.paved.metrics.testing;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.events.ServiceEvent.OwnershipTransferred;
import dev.paved.events.ServiceEvent.ServiceCreated;
import dev.paved.events.ServiceEvent.ServiceUpdated;
import dev.paved.metrics.dora.Definition;
import dev.paved.metrics.dora.Judge;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to one service, told by events. Version {@code 1} is of commit {@code c1}, and so on. */
public final class Story {

    /** When most stories begin. */
    public static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");

    private final List<EventEnvelope> events = new ArrayList<>();
    private final String service;
    private final Instant begin;
    private @Nullable String head;

    /** The story of {@code service}, from {@link #BEGIN}. */
    public Story(String service) {
        this(service, BEGIN);
    }

    /** The story of {@code service}, from {@code begin}. */
    public Story(String service, Instant begin) {
        this.service = service;
        this.begin = begin;
    }

    /** The service. */
    public String service() {
        return service;
    }

    /** The instant {@code hours} into the story. */
    public Instant hour(int hours) {
        return begin.plus(Duration.ofHours(hours));
    }

    /** It was made from a golden path, at hour 0. */
    public Story created(String owner) {
        return tell(
                begin,
                new ServiceCreated(
                        service, "api", "node", owner, "node-api", "1.0.0", "acme/" + service, "0.1.0", "c0"));
    }

    /** It went to another owner. */
    public Story handedOver(int hour, String from, String to) {
        return tell(hour(hour), new OwnershipTransferred(service, from, to));
    }

    /** Commits arrived on the main branch, after those that arrived before. */
    public Story pushed(Instant at, Commit... commits) {
        String after = commits[commits.length - 1].sha();
        tell(at, new CommitsPushed("acme/" + service, service, "main", head, after, List.of(commits), "ada", at));
        head = after;
        return this;
    }

    /** The same, committed when they were pushed. */
    public Story pushed(int hour, String... shas) {
        Commit[] commits = new Commit[shas.length];
        for (int i = 0; i < shas.length; i++) {
            commits[i] = commit(shas[i], hour(hour));
        }
        return pushed(hour(hour), commits);
    }

    /** Its code is there. */
    public Story movedTo(String repository, @Nullable String path) {
        return tell(begin, new ServiceUpdated(service, "team-a", repository, List.of("repository", "path"), path));
    }

    /** A pull request was opened and merged. */
    public Story merged(int number, String mergeCommit, @Nullable Instant firstAuthored, int openedHour, int hour) {
        return merged(number, mergeCommit, firstAuthored, hour(openedHour), hour(hour));
    }

    /** A commit that touched these files. */
    public Commit touching(String sha, int hour, String... paths) {
        return new Commit(sha, null, hour(hour), false, List.of(paths));
    }

    /** A commit with more than one parent. */
    public Commit merge(String sha, int hour) {
        return new Commit(sha, null, hour(hour), true, List.of());
    }

    /** A pull request was merged, by {@code commit}: what it went through before may not be known. */
    public Story merged(
            int number, String commit, @Nullable Instant firstAuthored, @Nullable Instant opened, Instant at) {
        return tell(
                at,
                new PullRequestClosed(
                        "acme/" + service, service, number, "feature", "head", commit, firstAuthored, opened, at));
    }

    /** A commit with one parent. */
    public static Commit commit(String sha, Instant committed) {
        return new Commit(sha, null, committed, false, List.of());
    }

    /** A production deployment of {@code version}, planned unless it says otherwise. */
    public Deploying deployment(String id, String version) {
        return new Deploying(this, id, version);
    }

    /** An incident of the service that names neither environment nor cause, unless it says so. */
    public Trouble incident(String id) {
        return new Trouble(this, id);
    }

    /** {@code event} happened at {@code at}. */
    public Story tell(Instant at, PlatformEvent event) {
        events.add(new EventEnvelope(
                UUID.randomUUID(),
                "/paved/elsewhere",
                at,
                "service/" + service,
                events.size() + 1L,
                "chain",
                null,
                "ada",
                event));
        return this;
    }

    /** The events so far. */
    public List<EventEnvelope> events() {
        return List.copyOf(events);
    }

    /** The facts they come to. */
    public ServiceFacts facts() {
        return Objects.requireNonNull(Folded.facts(events).get(service));
    }

    /** The service as judged {@code hours} into the story. */
    public Judged judged(int hours) {
        return judged(Definition.DORA, hour(hours));
    }

    /** The service as judged by {@code definition} at {@code asOf}. */
    public Judged judged(Definition definition, Instant asOf) {
        return new Judged(Judge.judge(facts(), definition, asOf), asOf);
    }
}
