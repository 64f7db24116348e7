package dev.paved.cli.deployment;

import dev.paved.cli.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that whatever brings a version somewhere has, on what terms it does. */
final class Terms {
    @Option(
            names = "--because",
            paramLabel = "REASON",
            description = "What it repairs, such as incident/42: then it counts as rework.")
    private @Nullable String because;

    @Option(
            names = "--override-freeze",
            paramLabel = "REASON",
            description = "Go ahead though a freeze is on, and say why; that goes on record.")
    private @Nullable String overrideFreeze;

    @Mixin
    private MigrationOverride migration;

    @Option(
            names = "--ask-approval",
            description = "Let it wait until someone else approves it, also where nothing asks for that.")
    private boolean askApproval;

    @Option(names = "--queue", description = "Wait in line where another rollout goes on, instead of being refused.")
    private boolean queue;

    /** {@code request} with what was chosen. */
    Json with(Json.Fields request) {
        return migration
                .with(request)
                .with("because", because)
                .with("overrideFreeze", overrideFreeze)
                .flag("askApproval", askApproval)
                .flag("queue", queue);
    }
}
