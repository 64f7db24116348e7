package dev.paved.integrations.inbound;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.paved.integrations.inbound.Arrivals.Arrival;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a system that delivers to here.
 *
 * @param name the system in one word
 * @param system the system, for people
 * @param path where it delivers to, on the platform's address
 * @param secretVariable the variable of the environment that has the secret it is known by
 * @param secretPlace where the system is told that secret
 * @param accepted how many deliveries of it were believed, whatever followed from them
 * @param lastAcceptedType of which kind the last one was
 * @param refused how many were not taken
 * @param refusals those by why they were not taken, the latest first
 */
public record Standing(
        String name,
        String system,
        State state,
        String path,
        String secretVariable,
        String secretPlace,
        long accepted,
        @Nullable Instant lastAcceptedAt,
        @Nullable String lastAcceptedType,
        long refused,
        @Nullable Instant lastRefusedAt,
        List<Refusals> refusals) {

    private static final Set<String> TAKEN = Set.of("accepted", "duplicate", "ignored");

    /** How far the connection is. */
    public enum State {
        /** Something of it was believed. */
        @JsonProperty("connected")
        CONNECTED,
        /** It has a secret, and nothing of it was believed yet. */
        @JsonProperty("silent")
        SILENT,
        /** It has no secret here. */
        @JsonProperty("not-configured")
        NOT_CONFIGURED
    }

    /**
     * Deliveries that were not taken.
     *
     * @param outcome why, in one word
     * @param reason why, and what to do about it
     */
    public record Refusals(String outcome, long count, Instant lastAt, String reason) {}

    /** How it stands with {@code hook}, of which {@code arrivals} are known. */
    static Standing of(Hook hook, boolean configured, List<Arrival> arrivals) {
        Comparator<Arrival> byTime = Comparator.comparing(Arrival::lastAt);
        List<Arrival> taken =
                arrivals.stream().filter(each -> TAKEN.contains(each.outcome())).toList();
        List<Arrival> refused = arrivals.stream()
                .filter(each -> !TAKEN.contains(each.outcome()))
                .sorted(byTime.reversed())
                .toList();
        Optional<Arrival> last = taken.stream().max(byTime);
        return new Standing(
                hook.source(),
                hook.sender(),
                state(configured, last.isPresent()),
                hook.path(),
                hook.secretVariable(),
                hook.secretPlace(),
                count(taken),
                last.map(Arrival::lastAt).orElse(null),
                last.map(Arrival::kind).orElse(null),
                count(refused),
                refused.stream().findFirst().map(Arrival::lastAt).orElse(null),
                refused.stream()
                        .map(each ->
                                new Refusals(each.outcome(), each.count(), each.lastAt(), reason(hook, each.outcome())))
                        .toList());
    }

    private static State state(boolean configured, boolean heard) {
        if (!configured) {
            return State.NOT_CONFIGURED;
        }
        return heard ? State.CONNECTED : State.SILENT;
    }

    private static long count(List<Arrival> arrivals) {
        return arrivals.stream().mapToLong(Arrival::count).sum();
    }

    private static String reason(Hook hook, String outcome) {
        return switch (outcome) {
            case "untrusted" ->
                "not signed with the secret that is configured here, or sent without it: compare the one in "
                        + hook.secretPlace() + " with " + hook.secretVariable();
            case "unconfigured" ->
                "no secret was configured here: set " + hook.secretVariable() + ", and restart integrations-svc";
            case "unreadable" -> "not what " + hook.sender() + " sends: see what posts to " + hook.path();
            case InboundFailure.Oversized.OUTCOME -> "too large: let " + hook.sender() + " send less at a time";
            default -> "refused for another reason, which its answer says";
        };
    }
}
