package dev.paved.metrics.demo;

import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells the past of an organisation that was made up, so that a newcomer has something to look at. */
@Path("/api/metrics/demo")
@RunOnVirtualThread
public class DemoResource {

    private static final int YEAR = 12;
    private static final int MOST_MONTHS = 24;

    private final DemoTelling telling;
    private final Commands commands;

    DemoResource(DemoTelling telling, Commands commands) {
        this.telling = telling;
        this.commands = commands;
    }

    /**
     * What is wanted.
     *
     * @param months how long the past is, from 1 to 24 months of 30 days; 12 where nothing is said
     * @param seed which of all possible ones it is; 1 where nothing is said
     * @param mix whether it may stand beside services that are real
     */
    public record Wanted(
            @Nullable Integer months,
            @Nullable Long seed,
            @Nullable Boolean mix) {}

    /** Tells it. What was told before is not told again. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response tell(Wanted wanted) {
        int months = Objects.requireNonNullElse(wanted.months(), YEAR);
        long seed = Objects.requireNonNullElse(wanted.seed(), 1L);
        boolean mix = Objects.requireNonNullElse(wanted.mix(), false);
        if (months < 1 || months > MOST_MONTHS) {
            throw new RefusedException(Invalid.field("/months", "must be a number from 1 to " + MOST_MONTHS));
        }
        return commands.accept(
                "metrics.demo",
                "metrics/demo",
                Map.of("months", months, "seed", seed, "mix", mix),
                () -> told(telling.tell(months, seed, mix)));
    }

    private static Work told(DemoTelling.Told told) {
        return new Work((session, cause) -> Uni.createFrom().item(Acceptance.done(told)), () -> {});
    }
}
