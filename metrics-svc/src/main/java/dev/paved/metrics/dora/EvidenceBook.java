package dev.paved.metrics.dora;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import dev.paved.metrics.dora.Definition.FailureSign;
import dev.paved.metrics.dora.Sample.Failure;
import dev.paved.metrics.dora.Sample.Rework;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.dora.Sample.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What stands behind the metrics of one service in a window: the very samples that are counted, and what was left out. The
 * counted evidence of a metric is as many as its samples.
 */
final class EvidenceBook {

    private static final String NEVER_REACHED = "It was given up before any user could reach it.";

    private final Judgement judgement;
    private final Window window;
    private final Instant asOf;

    EvidenceBook(Judgement judgement, Window window, Instant asOf) {
        this.judgement = judgement;
        this.window = window;
        this.asOf = asOf;
    }

    /** Of {@code metric}, latest first. */
    List<Evidence> of(MetricName metric) {
        Stream<Evidence> entries =
                switch (metric) {
                    case DEPLOYMENT_FREQUENCY -> with(rollouts().map(EvidenceBook::frequency), "deployment/");
                    case CHANGE_LEAD_TIME -> changes();
                    case CHANGE_FAIL_RATE -> with(rollouts().map(EvidenceBook::failRate), "deployment/");
                    case FAILED_DEPLOYMENT_RECOVERY_TIME ->
                        rollouts().filter(r -> r.failure() != null).map(this::recovery);
                    case DEPLOYMENT_REWORK_RATE -> with(rollouts().map(EvidenceBook::rework), "deployment/");
                    case INCIDENTS -> with(judgement.troubles().stream().map(EvidenceBook::incident), "incident/");
                };
        return entries.filter(this::inWindow)
                .sorted(comparing(Evidence::at).reversed().thenComparing(Evidence::subject))
                .toList();
    }

    private Stream<Rollout> rollouts() {
        return judgement.rollouts().stream();
    }

    /** A change, or a deployment whose changes are not known. */
    private Stream<Evidence> changes() {
        return Stream.concat(
                judgement.shipped().stream().map(EvidenceBook::leadTime),
                judgement.left().stream()
                        .filter(left -> left.why() instanceof ChangeReason)
                        .map(Evidence::left));
    }

    private Stream<Evidence> with(Stream<Evidence> samples, String kind) {
        return Stream.concat(
                samples,
                judgement.left().stream()
                        .filter(left -> left.subject().startsWith(kind) && !(left.why() instanceof ChangeReason))
                        .map(Evidence::left));
    }

    /** What is open is shown in every window, as it is counted in every window. */
    private boolean inWindow(Evidence evidence) {
        return evidence.reason().equals("open") || window.contains(evidence.at(), asOf);
    }

    private static Evidence frequency(Rollout r) {
        return r.succeeded()
                ? Evidence.counted(subject(r), r.at(), "succeeded", "It succeeded in production.")
                : Evidence.left(subject(r), r.at(), "failed", "It did not succeed.");
    }

    private static Evidence leadTime(Shipped s) {
        Origin origin = s.origin();
        return Evidence.counted(
                        "change/" + s.sha(),
                        s.at(),
                        origin.reason().code(),
                        origin.reason().sentence() + " It came with deployment/" + s.deployment()
                                + ", whose range is from " + source(origin.range()) + ".")
                .lasting(s.leadTime());
    }

    private static String source(RangeSource source) {
        return switch (source) {
            case GIT -> "the repository";
            case PUSHES -> "the pushes that were seen";
        };
    }

    private static Evidence failRate(Rollout r) {
        if (!r.reachedUsers()) {
            return Evidence.left(subject(r), r.at(), "never-reached-users", NEVER_REACHED);
        }
        Failure failure = r.failure();
        return failure == null
                ? Evidence.counted(subject(r), r.at(), "held", "It reached users and needed no intervention.")
                : Evidence.counted(
                        subject(r), r.at(), "failed", "It needed intervention: " + signs(failure.signs()) + ".");
    }

    private static String signs(Map<FailureSign, List<String>> signs) {
        return signs.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(sign -> word(sign.getKey())
                        + (sign.getValue().isEmpty() ? "" : " (" + String.join(", ", sign.getValue()) + ")"))
                .collect(joining(", "));
    }

    private static String word(FailureSign sign) {
        return switch (sign) {
            case ROLLBACK -> "rolled back";
            case HOTFIX -> "followed by a hotfix";
            case INCIDENT -> "an incident is put down to it";
        };
    }

    private Evidence recovery(Rollout r) {
        Failure failure = Objects.requireNonNull(r.failure());
        Instant started = failure.started();
        Instant recovered = failure.recovered();
        if (started == null) {
            return Evidence.left(
                    subject(r),
                    r.at(),
                    "unknown-start",
                    "Its rollout went back before it succeeded: no start is known.");
        }
        if (recovered == null) {
            return Evidence.left(subject(r), started, "open", "It has not recovered: " + signs(failure.signs()) + ".");
        }
        return Evidence.counted(
                        subject(r),
                        recovered,
                        "recovered",
                        "It failed at " + started + " and recovered"
                                + (failure.recoveredBy() == null ? "." : " by " + failure.recoveredBy() + "."))
                .lasting(Duration.between(started, recovered));
    }

    private static Evidence rework(Rollout r) {
        if (!r.reachedUsers()) {
            return Evidence.left(subject(r), r.at(), "never-reached-users", NEVER_REACHED);
        }
        Rework rework = r.rework();
        if (rework == null) {
            return Evidence.counted(subject(r), r.at(), "planned", "It is planned work.");
        }
        return switch (rework) {
            case ROLLBACK ->
                Evidence.counted(subject(r), r.at(), "rollback", "It is rework: it put an earlier version back.");
            case HOTFIX -> Evidence.counted(subject(r), r.at(), "hotfix", "It is rework: a hotfix.");
            case INCIDENT ->
                Evidence.counted(
                        subject(r), r.at(), "because-of-incident", "It is rework: made because of an incident.");
        };
    }

    private static Evidence incident(Trouble t) {
        String to = t.deployment() == null ? "" : " It is put down to deployment/" + t.deployment() + ".";
        return Evidence.counted(
                "incident/" + t.incident(), t.at(), t.link().code(), t.link().sentence() + to);
    }

    private static String subject(Rollout r) {
        return "deployment/" + r.deployment();
    }
}
