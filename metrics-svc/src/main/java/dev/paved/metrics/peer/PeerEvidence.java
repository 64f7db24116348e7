package dev.paved.metrics.peer;

import static java.util.Comparator.comparing;

import dev.paved.metrics.dora.Definition.FailureSign;
import dev.paved.metrics.dora.Evidence;
import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.Sample.Failure;
import dev.paved.metrics.dora.Sample.Restoration;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.dora.Sample.Trouble;
import dev.paved.metrics.dora.Window;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What stands behind the metrics that other tools count otherwise than DORA. */
final class PeerEvidence {

    private static final String OPEN = "open";

    private final Judgement judgement;
    private final Window window;
    private final Instant asOf;

    PeerEvidence(Judgement judgement, Window window, Instant asOf) {
        this.judgement = judgement;
        this.window = window;
        this.asOf = asOf;
    }

    /** Of commits or pull requests. */
    List<Evidence> leadTimes() {
        return sorted(Stream.concat(judgement.shipped().stream().map(PeerEvidence::leadTime), left("change/")));
    }

    private static Evidence leadTime(Shipped s) {
        return Evidence.counted(
                        "change/" + s.sha(), s.at(), "deployed", "It came with deployment/" + s.deployment() + ".")
                .lasting(s.leadTime());
    }

    private Stream<Evidence> left(String kind) {
        return judgement.left().stream()
                .filter(left -> left.subject().startsWith(kind))
                .map(Evidence::left);
    }

    /** Of a share of successful deployments. */
    List<Evidence> failedDeployments() {
        return sorted(Stream.concat(judgement.rollouts().stream().map(PeerEvidence::deployment), left("deployment/")));
    }

    private static Evidence deployment(Rollout r) {
        String subject = "deployment/" + r.deployment();
        Failure failure = r.failure();
        if (!r.succeeded()) {
            return Evidence.left(subject, r.at(), "failed", "It did not succeed.");
        }
        return failure == null
                ? Evidence.counted(subject, r.at(), "held", "It succeeded, and no incident is put down to it.")
                : Evidence.counted(
                        subject,
                        r.at(),
                        "incident",
                        "It succeeded, and is held to have caused "
                                + String.join(", ", failure.signs().getOrDefault(FailureSign.INCIDENT, List.of()))
                                + ".");
    }

    /** Of a number of incidents by a number of commits: the commits are counted. */
    List<Evidence> issuesByCommits() {
        return sorted(Stream.concat(
                judgement.shipped().stream().map(PeerEvidence::commit),
                judgement.troubles().stream().map(PeerEvidence::issue)));
    }

    private static Evidence commit(Shipped s) {
        return Evidence.counted(
                "change/" + s.sha(),
                s.at(),
                "deployed-commit",
                "It is one of the commits by which incidents are divided, deployed by deployment/" + s.deployment()
                        + ".");
    }

    private static Evidence issue(Trouble t) {
        return Evidence.left(
                "incident/" + t.incident(), t.at(), "issue", "It is one of the incidents that commits divide.");
    }

    /** Of the time of incidents. */
    List<Evidence> restorations() {
        return sorted(judgement.restorations().stream().map(PeerEvidence::restoration));
    }

    private static Evidence restoration(Restoration r) {
        String subject = "incident/" + r.incident();
        return r.time() == null
                ? Evidence.left(subject, r.at(), OPEN, "It is not resolved.")
                : Evidence.counted(subject, r.at(), "resolved", "It is resolved.")
                        .lasting(r.time());
    }

    /** What is open is shown in every window, as it is counted in every window. */
    private List<Evidence> sorted(Stream<Evidence> entries) {
        return entries.filter(e -> e.reason().equals(OPEN) || window.contains(e.at(), asOf))
                .sorted(comparing(Evidence::at).reversed().thenComparing(Evidence::subject))
                .toList();
    }
}
