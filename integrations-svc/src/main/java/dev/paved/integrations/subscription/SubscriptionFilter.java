package dev.paved.integrations.subscription;

import dev.paved.integrations.stream.TypePattern;
import dev.paved.integrations.team.TeamRef;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events a subscription has: those that everything said here is true of.
 *
 * @param types any of these; all where there are none
 * @param service only what is about this service; null for all
 * @param team only what is about a service of this team, or names it; null for all
 * @param environment only what is about this environment, or environments of this type; null for all
 * @param outcome only what ended like this; null for all
 */
record SubscriptionFilter(
        List<TypePattern> types,
        @Nullable String service,
        @Nullable TeamRef team,
        @Nullable String environment,
        @Nullable Outcome outcome) {

    private static final String SEPARATOR = ",";

    /** As it is kept in the row of a subscription. */
    static SubscriptionFilter of(SubscriptionEntity row) {
        return new SubscriptionFilter(
                Arrays.stream(row.types.split(SEPARATOR))
                        .filter(type -> !type.isEmpty())
                        .map(TypePattern::new)
                        .toList(),
                row.service,
                row.owner == null ? null : new TeamRef(row.owner),
                row.environment,
                row.outcome == null ? null : Outcome.parse(row.outcome).orElse(null));
    }

    void write(SubscriptionEntity row) {
        row.types = String.join(SEPARATOR, types.stream().map(TypePattern::text).toList());
        row.service = service;
        row.owner = team == null ? null : team.ref();
        row.environment = environment;
        row.outcome = outcome == null ? null : outcome.text();
    }

    /** Whether the subscription has an event with these {@code facts}, whose service belongs to one of {@code owners}. */
    boolean matches(EventFacts facts, Set<TeamRef> owners) {
        return (types.isEmpty() || types.stream().anyMatch(type -> type.matches(facts.type())))
                && (service == null || service.equals(facts.service()))
                && (team == null || team.equals(facts.team()) || owners.contains(team))
                && (environment == null || facts.environments().contains(environment))
                && (outcome == null || outcome == facts.outcome());
    }
}
