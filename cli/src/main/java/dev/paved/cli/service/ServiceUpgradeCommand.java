package dev.paved.cli.service;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proposes the newest version of its golden path to a service. */
@Command(
        name = "upgrade",
        description = "Merge the newest version of its golden path into a service, on a branch; main is not touched.")
final class ServiceUpgradeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The service's name.")
    private String name;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A parameter of the golden path that is new, or to be changed; again for each.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Map<String, Json> texts = new LinkedHashMap<>();
        parameters.forEach((key, value) -> texts.put(key, new Json.Text(value)));
        Json proposal = api.client()
                .post(
                        Resource.at("/api/services").child(name).child("upgrade"),
                        Json.object().with("texts", new Json.Fields(texts)));
        output.object(proposal, words(proposal));
        return proposal.texts("conflicts").isEmpty() ? 0 : ExitCode.ERROR.code();
    }

    private String words(Json proposal) {
        String template = proposal.text("template");
        if (proposal.text("state").equals("current")) {
            return name + " follows " + template + " " + proposal.text("toVersion") + ", which is the newest.";
        }
        List<String> conflicts = proposal.texts("conflicts");
        String branch = proposal.text("branch");
        String what = "%s from %s to %s is on the branch %s: %d files change.\n"
                .formatted(
                        template,
                        proposal.text("fromVersion"),
                        proposal.text("toVersion"),
                        branch,
                        proposal.texts("changed").size());
        return conflicts.isEmpty()
                ? what + "See it with: git fetch origin && git diff main...origin/" + branch
                : what + "Both sides changed these, so decide on the branch before you merge it:\n  "
                        + String.join("\n  ", conflicts);
    }
}
