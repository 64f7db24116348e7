package dev.paved.provisioner.environment;

import dev.paved.provisioner.target.ServiceState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was seen of an environment last.
 *
 * @param services what runs in it
 * @param conditions statements about it, one of a type
 */
record EnvironmentStatus(List<ServiceState> services, List<Condition> conditions) {

    static final String READY = "Ready";
    static final String SERVICES_AVAILABLE = "ServicesAvailable";
    static final String SECRETS_SYNCED = "SecretsSynced";
    static final String IN_SYNC = "InSync";

    /** Nothing was seen yet. */
    static final EnvironmentStatus UNSEEN = new EnvironmentStatus(List.of(), List.of());

    /** This, with a statement in place of the one of that type; its time stays while its status does. */
    EnvironmentStatus with(String type, boolean holds, String reason, String message, Instant now) {
        String status = holds ? "True" : "False";
        Instant since = conditions.stream()
                .filter(condition ->
                        condition.type().equals(type) && condition.status().equals(status))
                .map(Condition::since)
                .findFirst()
                .orElse(now);
        List<Condition> changed = new ArrayList<>(conditions);
        changed.removeIf(condition -> condition.type().equals(type));
        changed.add(new Condition(type, status, reason, message, since));
        return new EnvironmentStatus(services, List.copyOf(changed));
    }

    /** Whether it was ever looked at for what is not as declared. */
    boolean lookedAt() {
        return conditions.stream().anyMatch(condition -> condition.type().equals(IN_SYNC));
    }

    /** This, with how many fields of {@code environment} are not as declared: those that are accepted, and the others. */
    EnvironmentStatus drifted(String environment, long accepted, long others, Instant now) {
        if (accepted + others == 0) {
            return with(IN_SYNC, true, "AsDeclared", "all of it is as declared", now);
        }
        String shown = "; see them with: platform env drift " + environment;
        return others == 0
                ? with(
                        IN_SYNC,
                        false,
                        "DriftAccepted",
                        fields(accepted) + " not as declared, which is accepted" + shown,
                        now)
                : with(
                        IN_SYNC,
                        false,
                        "Drifted",
                        fields(others) + " not as declared"
                                + (accepted == 0 ? "" : ", and " + accepted + " more that are accepted") + shown,
                        now);
    }

    private static String fields(long count) {
        return count == 1 ? "1 field is" : count + " fields are";
    }

    /** How long it has not been ready; no time where it is, and where that was not said yet. */
    Duration unready(Instant now) {
        return conditions.stream()
                .filter(condition ->
                        condition.type().equals(READY) && condition.status().equals("False"))
                .map(condition -> Duration.between(condition.since(), now))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    /** This, with what was seen of the services. */
    EnvironmentStatus seeing(List<ServiceState> seen, Instant now) {
        if (seen.isEmpty()) {
            return this;
        }
        List<ServiceState> waited =
                seen.stream().filter(service -> !service.ready()).toList();
        return new EnvironmentStatus(seen, conditions)
                .with(
                        SERVICES_AVAILABLE,
                        waited.isEmpty(),
                        waited.isEmpty() ? "AllAvailable" : waited.getFirst().reason(),
                        (seen.size() - waited.size()) + " of " + seen.size() + " available",
                        now);
    }
}
