package dev.paved.integrations.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.DeploymentEvent.DeployApproved;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.EnvironmentEvent.EnvironmentFailed;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.events.PlatformEvent;
import dev.paved.events.TicketEvent.TicketOpened;
import dev.paved.integrations.Published;
import dev.paved.integrations.stream.TypePattern;
import dev.paved.integrations.team.TeamRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubscriptionFilterTest {

    private static final Instant NOW = Instant.parse("2026-11-06T08:00:00Z");
    private static final TeamRef PAYMENTS = new TeamRef("group:default/payments");
    private static final PlatformEvent ROLLED_BACK = new DeployRolledBack(
            "d1", "shop", "live-eu", EnvironmentType.PRODUCTION, "v2", null, "v1", null, true, NOW);

    @Test
    void filter_without_words_lets_all_through() {
        assertThat(matches(filter(List.of(), null, null, null, null), ROLLED_BACK))
                .isTrue();
    }

    @Test
    void types_are_any_of_those() {
        assertThat(matches(filter(List.of("deployment.*"), null, null, null, null), ROLLED_BACK))
                .isTrue();
        assertThat(matches(filter(List.of("service.*", "deployment.rolled-back"), null, null, null, null), ROLLED_BACK))
                .isTrue();
        assertThat(matches(filter(List.of("deployment.failed"), null, null, null, null), ROLLED_BACK))
                .isFalse();
    }

    @Test
    void environment_is_told_by_name_or_type() {
        assertThat(matches(filter(List.of(), null, null, "live-eu", null), ROLLED_BACK))
                .isTrue();
        assertThat(matches(filter(List.of(), null, null, "production", null), ROLLED_BACK))
                .isTrue();
        assertThat(matches(filter(List.of(), null, null, "staging", null), ROLLED_BACK))
                .isFalse();
    }

    @Test
    void incident_that_tells_no_environment_counts_for_production() {
        PlatformEvent resolved = new IncidentResolved("acme/shop#1", "shop", null, NOW);

        assertThat(matches(filter(List.of(), null, null, "production", null), resolved))
                .isTrue();
        assertThat(matches(filter(List.of(), null, null, "staging", null), resolved))
                .isFalse();
    }

    @Test
    void outcome_is_that_of_what_ended() {
        assertThat(matches(filter(List.of(), null, null, null, Outcome.ROLLED_BACK), ROLLED_BACK))
                .isTrue();
        assertThat(matches(filter(List.of(), null, null, null, Outcome.FAILED), ROLLED_BACK))
                .isFalse();
        assertThat(matches(
                        filter(List.of(), null, null, null, Outcome.FAILED),
                        new EnvironmentFailed("live-eu", EnvironmentType.PRODUCTION, "no room")))
                .isTrue();
        assertThat(matches(
                        filter(List.of(), null, null, null, Outcome.SUCCEEDED),
                        new ExternalDeployFinished(
                                "d", "shop", "x", EnvironmentType.STAGING, "v", null, true, null, NOW, "ci")))
                .isTrue();
        assertThat(matches(
                        filter(List.of(), null, null, null, Outcome.SUCCEEDED),
                        new DeployApproved("d", "shop", "x", EnvironmentType.STAGING, "v", null, "ada")))
                .isFalse();
    }

    @Test
    void team_is_that_of_the_service_or_the_one_that_is_named() {
        SubscriptionFilter filter = filter(List.of(), null, PAYMENTS, null, null);

        assertThat(filter.matches(EventFacts.of(envelope(ROLLED_BACK)), Set.of(PAYMENTS)))
                .isTrue();
        assertThat(filter.matches(EventFacts.of(envelope(ROLLED_BACK)), Set.of(new TeamRef("group:default/a"))))
                .isFalse();
        assertThat(matches(filter, new TicketOpened("t1", "Payments", null, "help", NOW)))
                .isTrue();
        assertThat(matches(filter, new TicketOpened("t1", null, null, "help", NOW)))
                .isFalse();
    }

    @Test
    void service_has_to_be_that_one() {
        assertThat(matches(filter(List.of(), "shop", null, null, null), ROLLED_BACK))
                .isTrue();
        assertThat(matches(filter(List.of(), "shop-2", null, null, null), ROLLED_BACK))
                .isFalse();
    }

    private static boolean matches(SubscriptionFilter filter, PlatformEvent event) {
        return filter.matches(EventFacts.of(envelope(event)), Set.of());
    }

    private static EventEnvelope envelope(PlatformEvent event) {
        return Published.by("/paved/test", "deployment/d1", 1, NOW, event);
    }

    private static SubscriptionFilter filter(
            List<String> types,
            @Nullable String service,
            @Nullable TeamRef team,
            @Nullable String environment,
            @Nullable Outcome outcome) {
        return new SubscriptionFilter(
                types.stream().map(TypePattern::of).toList(), service, team, environment, outcome);
    }
}
