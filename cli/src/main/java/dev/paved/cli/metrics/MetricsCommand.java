package dev.paved.cli.metrics;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the DORA metrics of a service or of the organisation. */
@Command(name = "metrics", description = "Show the DORA metrics of a service, or of all.")
public final class MetricsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERVICE", arity = "0..1", description = "The service (default: the organisation).")
    private @Nullable String service;

    @Option(
            names = "--window",
            paramLabel = "WINDOW",
            defaultValue = "30d",
            description = "7d, 30d or 90d (default: ${DEFAULT-VALUE}).")
    private String window;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Resource all = Resource.at("/api/metrics");
        Resource metrics = service == null ? all : all.child("services").child(service);
        Json answer = api.client().get(metrics.query("window", window));
        output.object(answer, MetricsWords.of(answer));
        return 0;
    }
}
