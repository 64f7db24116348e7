package dev.paved.metrics.demo;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commits of a service, pushed to its main branch, mostly by pull requests. */
final class Coding {

    private static final Duration EARLY = Duration.ofHours(60);
    private static final Duration LATE = Duration.ofHours(5);
    private static final String MAIN = "main";

    private final Member member;
    private final Frame frame;
    private final Book book;
    private final Dice dice;
    private final String first;
    private @Nullable String head;
    private int pulls;

    Coding(Member member, Frame frame, Book book, Dice dice) {
        this.member = member;
        this.frame = frame;
        this.book = book;
        this.dice = dice;
        this.first = dice.sha();
    }

    /** The commit it began with. */
    String first() {
        return first;
    }

    /** Some work that is to be deployed at {@code deployment}; answers with its last commit. */
    String work(Instant deployment) {
        int commits = dice.between(1, (int) Math.round(member.rate(frame, deployment, 7, 3)));
        Duration lead = dice.about(member.takes(frame, deployment, EARLY, LATE));
        return push(deployment.minus(lead), lead, commits, dice.chance(0.75));
    }

    /** One commit that repairs something at once. */
    String repair(Instant deployment) {
        return push(deployment.minus(Duration.ofMinutes(20)), Duration.ofMinutes(15), 1, false);
    }

    private String push(Instant begin, Duration lead, int commits, boolean reviewed) {
        String person = dice.pick(Cast.people(member.team()));
        List<Commit> pushed = new ArrayList<>();
        for (int i = 0; i < commits; i++) {
            Instant committed = begin.plus(lead.multipliedBy(i).dividedBy(2L * commits));
            Instant authored = committed.minusSeconds(dice.between(30, 1_800));
            pushed.add(new Commit(dice.sha(), authored, committed, false, List.of()));
        }
        Instant arrival = begin.plus(lead.multipliedBy(6).dividedBy(10));
        if (reviewed) {
            review(pushed, begin.plus(lead.dividedBy(4)), arrival, person);
        }
        String after = pushed.getLast().sha();
        String subject = "repository/" + member.repository() + "/" + after;
        book.tell(
                arrival,
                subject,
                person,
                new CommitsPushed(member.repository(), member.name(), MAIN, before(), after, pushed, person, arrival));
        head = after;
        return after;
    }

    private @Nullable String before() {
        return head == null && member.madeFromPath() ? first : head;
    }

    private void review(List<Commit> commits, Instant opened, Instant merged, String person) {
        int number = ++pulls;
        String branch = person + "/change-" + number;
        String tip = commits.getLast().sha();
        Instant authored = commits.getFirst().authoredAt();
        String merge = dice.sha();
        commits.add(new Commit(merge, merged, merged, true, List.of()));
        String subject = "pull-request/" + member.repository() + "/" + number;
        book.tell(
                opened,
                subject,
                person,
                new PullRequestOpened(
                        member.repository(),
                        member.name(),
                        number,
                        "Change " + number,
                        branch,
                        tip,
                        false,
                        opened,
                        null,
                        List.of()));
        book.tell(
                merged,
                subject,
                person,
                new PullRequestClosed(
                        member.repository(), member.name(), number, branch, tip, merge, authored, opened, merged));
    }
}
