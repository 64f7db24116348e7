package dev.paved.integrations.slack;

import dev.paved.events.ChangeEvent;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.ChangeEvent.PipelineFinished;
import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.ChangeEvent.PullRequestCommanded;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.ChangeEvent.PullRequestUpdated;
import dev.paved.events.ChangeEvent.ReleasePublished;
import dev.paved.events.EventEnvelope;
import java.util.Locale;

/** How changes of code are told: each pull request has one message. */
record ChangeTellings(EventEnvelope envelope) {

    Telling of(ChangeEvent event) {
        return switch (event) {
            case CommitsPushed it ->
                Telling.alone(card(
                        it,
                        Mark.NEWS,
                        "%s: %s on %s"
                                .formatted(it.repository(), commits(it.commits().size()), it.branch()),
                        new Facts().commit(it.after()).with("Pushed by", it.pusher())));
            case PullRequestOpened it ->
                next(
                        it,
                        it.number(),
                        Mark.WAITING,
                        "open",
                        new Facts()
                                .with("Title", it.title())
                                .with("Branch", it.branch())
                                .commit(it.head()));
            case PullRequestUpdated it ->
                next(
                        it,
                        it.number(),
                        Mark.WAITING,
                        "changed",
                        new Facts().with("Branch", it.branch()).commit(it.head()));
            case PullRequestClosed it ->
                next(
                        it,
                        it.number(),
                        it.mergeCommit() == null ? Mark.OVER : Mark.GOOD,
                        it.mergeCommit() == null ? "abandoned" : "merged",
                        new Facts()
                                .with("Branch", it.branch())
                                .commit(it.mergeCommit() == null ? it.head() : it.mergeCommit())
                                .took(it.openedAt(), it.closedAt()));
            case PullRequestCommanded it ->
                Telling.alone(card(
                        it,
                        Mark.NEWS,
                        name(it, it.number()) + ": " + it.author() + " asked for "
                                + it.command().name().toLowerCase(Locale.ROOT),
                        new Facts().with("For", it.argument())));
            case PipelineFinished it ->
                Telling.alone(card(
                                it,
                                it.succeeded() ? Mark.GOOD : Mark.BAD,
                                "%s of %s: %s"
                                        .formatted(
                                                it.pipeline(), it.repository(), it.succeeded() ? "passed" : "failed"),
                                new Facts()
                                        .with("Branch", it.branch())
                                        .commit(it.commit())
                                        .took(it.startedAt(), it.finishedAt()))
                        .open(it.url()));
            case ReleasePublished it ->
                Telling.alone(card(
                                it,
                                Mark.NEWS,
                                "%s %s: %s"
                                        .formatted(
                                                it.repository(),
                                                it.tag(),
                                                it.preRelease() ? "pre-released" : "released"),
                                new Facts().with("Name", it.name()))
                        .open(it.url()));
        };
    }

    private Telling next(ChangeEvent event, int number, Mark mark, String state, Facts facts) {
        return Telling.of(
                "pull-request/" + event.repository() + "#" + number,
                card(event, mark, name(event, number) + ": " + state, facts));
    }

    private static String name(ChangeEvent event, int number) {
        return "Pull request " + event.repository() + "#" + number;
    }

    private static String commits(int count) {
        return count == 1 ? "1 commit" : count + " commits";
    }

    private Card card(ChangeEvent event, Mark mark, String title, Facts facts) {
        return new Card(
                mark,
                title,
                facts.with("Service", event.service())
                        .with(Card.BY, envelope.actor())
                        .map(),
                null,
                null,
                envelope.time(),
                Moment.of(envelope));
    }
}
