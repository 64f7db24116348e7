package dev.paved.metrics.demo;

import dev.paved.events.DeploymentKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a team delivers of one service, day after day, and what it has to repair. */
final class Delivery {

    private static final Duration LAST_TROUBLE = Duration.ofDays(2);

    private final Member member;
    private final Frame frame;
    private final Dice dice;
    private final Coding coding;
    private final Shipping shipping;
    private final Trouble trouble;
    private final Instant end;
    private @Nullable Release live;
    private Instant free;
    private int versions;

    Delivery(Member member, Frame frame, Book book, Lifecycle lifecycle) {
        this.member = member;
        this.frame = frame;
        this.dice = Dice.of(frame, member.name());
        this.coding = new Coding(member, frame, book, dice);
        this.shipping = new Shipping(member, frame, book, dice);
        this.trouble = new Trouble(member, book, dice);
        this.end = lifecycle.end(member);
        this.free = frame.at(member.arrives()).plus(dice.about(Duration.ofHours(member.madeFromPath() ? 3 : 24)));
        lifecycle.tell(member, coding.first());
    }

    /** Tells all of it. */
    void tell() {
        Instant last = frame.end().minus(LAST_TROUBLE);
        boolean due = Cast.isBusiest(member);
        for (Instant at : times()) {
            if (due && at.isAfter(last)) {
                ship(last);
                due = false;
                repair(present(), Duration.ofMinutes(35));
            }
            ship(at);
        }
        if (due) {
            ship(last);
            repair(present(), Duration.ofMinutes(35));
        }
    }

    /** When something is ready to be deployed. */
    private List<Instant> times() {
        List<Instant> times = new ArrayList<>();
        LocalDate day = LocalDate.ofInstant(free, ZoneOffset.UTC);
        for (; day.atStartOfDay().toInstant(ZoneOffset.UTC).isBefore(end); day = day.plusDays(1)) {
            Instant noon = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
            double expected = member.rate(frame, noon, 0.15, 1) * member.pace() * Season.of(day);
            int count = dice.times(expected);
            for (int i = 0; i < count; i++) {
                times.add(noon.plus(Duration.ofMinutes(dice.between(-240, 300))));
            }
        }
        return times.stream().sorted().filter(at -> at.isBefore(end)).toList();
    }

    private void ship(Instant at) {
        if (at.isBefore(free)) {
            return;
        }
        if (live != null && dice.chance(0.01)) {
            free = at.plus(dice.about(member.takes(frame, at, Duration.ofHours(4), Duration.ofMinutes(40))));
            trouble.happens(at, free, null);
            return;
        }
        String commit = coding.work(at);
        String version = "1." + ++versions + ".0";
        if (dice.chance(0.85)) {
            shipping.stage(version, commit, at.minus(Duration.ofMinutes(dice.between(25, 55))));
        }
        free = at.plus(Duration.ofMinutes(45));
        if (dice.chance(member.rate(frame, at, 0.10, 0.04))) {
            shipping.fail(version, commit, at);
            return;
        }
        boolean bad = dice.chance(member.rate(frame, at, 0.28, 0.06));
        if (live != null && bad && member.onPath(frame, at) && dice.chance(0.35)) {
            shipping.goBack(version, commit, at, live);
            return;
        }
        Release previous = live;
        live = shipping.succeed(version, commit, at, DeploymentKind.PLANNED, null, previous);
        if (bad && previous != null) {
            recover(previous, present());
        }
    }

    /** What was delivered last turns out to be bad. */
    private void recover(Release previous, Release bad) {
        Instant noticed = bad.at().plus(dice.about(Duration.ofMinutes(20)));
        Duration length = dice.about(member.takes(frame, bad.at(), Duration.ofHours(7), Duration.ofMinutes(30)));
        Instant over = noticed.plus(length);
        boolean named = dice.chance(0.5);
        if (dice.chance(0.4)) {
            String because = dice.chance(0.7) ? incident(noticed, over, named ? bad : null) : null;
            live = shipping.succeed(previous.version(), previous.commit(), over, DeploymentKind.ROLLBACK, because, bad);
            shipping.undo(bad, present());
            free = over.plus(Duration.ofMinutes(30));
        } else if (dice.chance(0.6)) {
            repair(bad, length);
        } else {
            incident(noticed, over, named ? bad : null);
            free = over.plus(Duration.ofMinutes(30));
        }
    }

    private void repair(Release bad, Duration length) {
        Instant noticed = bad.at().plus(Duration.ofMinutes(10));
        Instant over = noticed.plus(length);
        String because = incident(noticed, over, bad);
        String commit = coding.repair(over);
        live = shipping.succeed(bad.version() + "-fix", commit, over, DeploymentKind.HOTFIX, because, bad);
        free = over.plus(Duration.ofMinutes(30));
    }

    private String incident(Instant opened, Instant resolved, @Nullable Release cause) {
        return "incident/" + trouble.happens(opened, resolved.plus(Duration.ofMinutes(5)), cause);
    }

    private Release present() {
        Release release = live;
        if (release == null) {
            throw new IllegalStateException(member.name() + " was not delivered yet");
        }
        return release;
    }
}
