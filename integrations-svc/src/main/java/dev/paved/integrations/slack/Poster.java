package dev.paved.integrations.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.integrations.slack.Channel.Known;
import dev.paved.integrations.slack.Kept.Message;
import dev.paved.integrations.slack.Kept.Seen;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Brings events into a channel, each once. Before something is posted it is written down that this begins, afterwards what
 * came of it. Where that is missing, it is looked for in the channel first. Events of one thread come one after the other.
 */
@Singleton
class Poster {

    private static final int OK = 200;
    private static final SlackOutcome POSTED = new SlackOutcome.Posted(OK, "posted");
    private static final SlackOutcome TOLD = new SlackOutcome.Posted(OK, "posted to the thread of its message");
    private static final SlackOutcome THERE = new SlackOutcome.Posted(null, "it was posted before");

    private final Kept kept;
    private final Transactions transactions;
    private final CrashPoints crash;

    Poster(Kept kept, Transactions transactions, CrashPoints crash) {
        this.kept = kept;
        this.transactions = transactions;
        this.crash = crash;
    }

    /**
     * An event on its way into a channel.
     *
     * @param subscription whose it is
     */
    record Told(Channel channel, String subscription, UUID event, Telling telling) {}

    SlackOutcome tell(Told told) {
        String thread = told.telling().thread().orElse(null);
        Seen seen = run(session -> kept.seen(session, told.subscription(), told.event(), thread));
        if (seen.isPosted()) {
            return THERE;
        }
        try {
            if (thread == null) {
                return alone(told, seen);
            }
            Message message = seen.message();
            return message == null || isBegunAnew(told.telling(), message)
                    ? first(told, seen, thread, told.telling().card())
                    : next(told, seen, thread, message);
        } catch (SlackTrouble e) {
            return e.outcome();
        }
    }

    private static boolean isBegunAnew(Telling telling, Message message) {
        return telling.begins() && message.card().isBefore(telling.card());
    }

    private SlackOutcome alone(Told told, Seen seen) throws SlackTrouble {
        String ts = post(told, seen, null, Blocks.message(told.telling().card()));
        run(session -> kept.posted(session, told.subscription(), told.event(), ts));
        return POSTED;
    }

    private SlackOutcome first(Told told, Seen seen, String thread, Card card) throws SlackTrouble {
        String ts = post(told, seen, null, Blocks.message(card));
        run(session -> kept.posted(session, told.subscription(), told.event(), ts)
                .chain(() -> kept.says(session, told.subscription(), thread, told.event(), new Message(ts, card))));
        return POSTED;
    }

    private SlackOutcome next(Told told, Seen seen, String thread, Message message) throws SlackTrouble {
        Card card = message.card().then(told.telling().card());
        try {
            if (!card.equals(message.card())) {
                told.channel().update(message.ts(), Blocks.message(card));
                run(session ->
                        kept.says(session, told.subscription(), thread, told.event(), new Message(message.ts(), card)));
            }
            String ts = post(
                    told,
                    seen,
                    message.ts(),
                    Blocks.message(told.telling().card().mark(), told.telling().words()));
            run(session -> kept.posted(session, told.subscription(), told.event(), ts));
            return TOLD;
        } catch (SlackTrouble e) {
            if (SlackErrors.isLost(e)) {
                return first(told, seen, thread, card);
            }
            throw e;
        }
    }

    private String post(Told told, Seen seen, @Nullable String thread, ObjectNode message) throws SlackTrouble {
        Known known = new Known(told.subscription(), told.event(), thread);
        if (seen.since() != null) {
            String found = told.channel().find(known, seen.since()).orElse(null);
            if (found != null) {
                return found;
            }
        } else {
            run(session -> kept.begin(session, told.subscription(), told.event()));
        }
        try {
            String ts = told.channel()
                    .post(known, message, told.telling().card().mark().isAlarming());
            crash.at("after-slack-posted");
            return ts;
        } catch (SlackTrouble e) {
            if (e.isCertain() && seen.since() == null) {
                run(session -> kept.undo(session, told.subscription(), told.event()));
            }
            throw e;
        }
    }

    private <T extends @Nullable Object> T run(Function<Mutiny.Session, Uni<T>> work) {
        return transactions.run(work);
    }
}
