package dev.paved.integrations.team;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * A caller.
 *
 * @param teams all that they may act for
 * @param operator whether they may act for every team
 */
public record Member(String name, Set<TeamRef> teams, boolean operator) {

    /** Whether they may act for {@code team}. */
    public boolean mayActFor(TeamRef team) {
        return operator || teams.contains(team);
    }

    /** Whom they may act for, for people. */
    public String words() {
        return teams.isEmpty()
                ? name + ", in no group"
                : teams.stream().map(TeamRef::ref).sorted().collect(Collectors.joining(", "));
    }
}
