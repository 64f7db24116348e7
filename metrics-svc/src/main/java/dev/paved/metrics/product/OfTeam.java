package dev.paved.metrics.product;

import java.time.Instant;

/**
 * How well the platform does for a team: by the facts of what was its own at the time.
 *
 * @param asOf the end of the window: later events are not in it
 * @param zone whose calendar the quarters are of
 * @param onboarding its tickets before and after it came to the platform
 */
public record OfTeam(
        String team, String window, Instant asOf, String zone, PlatformMetrics metrics, TeamTickets onboarding) {}
