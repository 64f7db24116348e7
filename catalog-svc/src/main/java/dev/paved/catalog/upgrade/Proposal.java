package dev.paved.catalog.upgrade;

import java.util.List;

/**
 * What a newer version of a golden path comes to for a service.
 *
 * @param fromVersion the version that its repository follows
 * @param toVersion the newest one
 * @param state whether there is a branch with it: {@code proposed}, or {@code current} where it follows the newest one
 * @param branch the branch; empty where there is none
 * @param commit its newest commit; empty where there is none
 * @param changed paths of the files that it changes
 * @param conflicts paths of those that the service has changed too, so that a person has to decide
 */
public record Proposal(
        String service,
        String template,
        String fromVersion,
        String toVersion,
        String state,
        String branch,
        String commit,
        List<String> changed,
        List<String> conflicts) {

    static final String PROPOSED = "proposed";
    static final String CURRENT = "current";

    public Proposal {
        changed = List.copyOf(changed);
        conflicts = List.copyOf(conflicts);
    }

    static Proposal current(FollowingService service, String version) {
        return new Proposal(
                service.name(), service.template(), version, version, CURRENT, "", "", List.of(), List.of());
    }
}
