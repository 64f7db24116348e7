package dev.paved.metrics.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.paved.metrics.dora.Metrics;
import java.time.Instant;
import java.util.List;

/**
 * The metrics as of several instants, earliest first.
 *
 * @param window the window that ends at each of them
 * @param definition the name of the definition in force
 * @param parameters its choices
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeriesAnswer(
        @JsonUnwrapped Scope scope, String window, String definition, Object parameters, List<Point> points) {

    /** The metrics as of an instant. */
    public record Point(Instant asOf, Metrics metrics) {}
}
