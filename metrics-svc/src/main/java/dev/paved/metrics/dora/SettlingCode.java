package dev.paved.metrics.dora;

import static java.util.stream.Collectors.toSet;

import dev.paved.metrics.fact.Code;
import dev.paved.metrics.fact.GitCommit;
import dev.paved.metrics.fact.PullRequest;
import dev.paved.metrics.fact.Push;
import dev.paved.metrics.fact.PushedCommit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Settles the code of a service: a commit is over once it was in production, and dormant when it was not for long. */
final class SettlingCode {

    private final Lineage lineage;
    private final Lineage.Seed past;
    private final Keys brought;
    private final Keys dormant;
    private final Apart<Push> pushes;
    private final Apart<PullRequest> pullRequests;
    private final List<GitCommit> commits;

    /** Of {@code code}, after {@code past} and {@code lineage}; ranges start from the commits {@code starts}; what was pushed before {@code asleep} and is not over is. */
    SettlingCode(Lineage.Seed past, Lineage lineage, Code code, Set<@Nullable String> starts, Instant asleep) {
        this.past = past;
        this.lineage = lineage;
        this.brought = past.brought().and(lineage.brought());
        Apart<Push> open = Apart.of(code.pushes(), push -> shas(push).anyMatch(this::isOpen));
        this.pushes = Apart.of(open.remaining(), push -> push.pushedAt().isAfter(asleep));
        this.dormant = past.dormant()
                .and(pushes.over().stream()
                        .flatMap(SettlingCode::shas)
                        .filter(this::isOpen)
                        .toList());
        Set<String> heads = pushes.remaining().stream().map(Push::after).collect(toSet());
        this.pullRequests = Apart.of(
                code.pullRequests(),
                request -> request.mergeCommit() instanceof String merge
                        && (heads.contains(merge) || isOpen(merge) && !dormant.contains(merge)));
        this.commits = code.commits().stream()
                .filter(commit -> starts.contains(commit.sha()) || isOpen(commit.sha()))
                .toList();
    }

    private boolean isOpen(String sha) {
        return !brought.contains(sha);
    }

    /** What {@code push} tells of. */
    static Stream<String> shas(Push push) {
        return Stream.concat(Stream.of(push.after()), push.commits().stream().map(PushedCommit::sha));
    }

    /** What remains. */
    Code since() {
        return Code.of(pushes.remaining(), pullRequests.remaining(), commits);
    }

    /** What is settled, with what is asked for; {@code previous} is of the last deployment. */
    Lineage.Seed seed(@Nullable String previous, Map<String, String> broughtBy) {
        return new Lineage.Seed(
                previous, brought, past.complete().and(lineage.complete()), dormant, merged(), broughtBy);
    }

    private Keys merged() {
        return past.merged()
                .and(pullRequests.over().stream()
                        .filter(request -> request.mergeCommit() != null)
                        .map(Lineage.Seed::name)
                        .toList());
    }
}
