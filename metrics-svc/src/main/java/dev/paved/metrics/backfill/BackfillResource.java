package dev.paved.metrics.backfill;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.metrics.rules.Times;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The past as a file that {@code promtool tsdb create-blocks-from openmetrics} reads. */
@Path("/api/metrics/backfill")
@RunOnVirtualThread
public class BackfillResource {

    static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private static final Duration YEAR = Duration.ofDays(365);
    private static final int MOST = 2_000;

    private final Backfill backfill;
    private final InstantSource time;

    BackfillResource(Backfill backfill, InstantSource time) {
        this.backfill = backfill;
        this.time = time;
    }

    /**
     * The metrics from {@code from} (a year ago) to {@code to} (now), a {@code step} (a day) apart.
     *
     * @throws RefusedException for an instant that is none, for more than 2,000 instants and for none
     */
    @GET
    @Produces(OPEN_METRICS)
    public InputStream past(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("step") @DefaultValue("1d") String step) {
        Instant now = time.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = to == null ? now : Times.instant("to", to, now);
        Instant start = from == null ? end.minus(YEAR) : Times.instant("from", from, now);
        Duration apart = Times.step(step);
        List<Instant> instants = Stream.iterate(start, at -> !at.isAfter(end), at -> at.plus(apart))
                .limit(MOST + 1L)
                .toList();
        if (instants.isEmpty()) {
            throw new RefusedException(Invalid.field("/from", "must not be later than to"));
        }
        if (instants.size() > MOST) {
            throw new RefusedException(
                    Invalid.field("/step", "makes more than " + MOST + " instants; use a longer one, for example 1d"));
        }
        return backfill.at(instants);
    }
}
