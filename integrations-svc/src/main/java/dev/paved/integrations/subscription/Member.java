package dev.paved.integrations.subscription;

import dev.paved.kit.http.RefusedException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A caller.
 *
 * @param teams all that they may act for
 * @param operator whether they may act for every team
 */
record Member(String name, Set<TeamRef> teams, boolean operator) {

    boolean mayActFor(TeamRef team) {
        return operator || teams.contains(team);
    }

    /** @throws RefusedException where they may not act for {@code team} */
    void require(TeamRef team) {
        if (!mayActFor(team)) {
            throw new RefusedException(new SubscriptionRefusal.NotYours(team, this));
        }
    }

    /** Whom they may act for, for people. */
    String words() {
        return teams.isEmpty()
                ? name + ", in no group"
                : teams.stream().map(TeamRef::ref).sorted().collect(Collectors.joining(", "));
    }
}
