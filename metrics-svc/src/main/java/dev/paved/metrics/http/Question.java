package dev.paved.metrics.http;

import dev.paved.kit.http.RefusedException;
import dev.paved.metrics.dora.Ruleset;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.rules.DefinitionQuery;
import dev.paved.metrics.rules.Rulesets;
import dev.paved.metrics.rules.Times;
import dev.paved.metrics.rules.UnknownChoice;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every request for metrics may say: the window, its end and the rules. */
public final class Question {

    private static final String MONTH = "30d";

    @QueryParam("window")
    @DefaultValue(MONTH)
    String window = MONTH;

    @QueryParam("asOf")
    @Nullable
    String asOf;

    @BeanParam
    DefinitionQuery definition = new DefinitionQuery();

    Window window() {
        return Window.labelled(window)
                .orElseThrow(() -> new RefusedException(new UnknownChoice("window", window, Window.labels())));
    }

    Ruleset rules(Rulesets rulesets) {
        return rulesets.of(definition);
    }

    /** The end of the window: now where nothing is said. */
    Instant asOf(Instant now) {
        return asOf == null ? now : Times.instant("asOf", asOf, now);
    }
}
