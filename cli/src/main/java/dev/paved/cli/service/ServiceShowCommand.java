package dev.paved.cli.service;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Details;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what the catalog knows of a service. */
@Command(name = "show", description = "Show a service.")
final class ServiceShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The service's name.")
    private String name;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    ServiceShowCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Json service = api.client().get(Resource.at("/api/services").child(name));
        output.object(
                service,
                new Details()
                                .with("Name", service.text("name"))
                                .with("Type", service.text("type"))
                                .with("Language", service.text("language"))
                                .with("Owner", service.text("owner"))
                                .with("Description", service.text("description"))
                                .with("Lifecycle", service.text("lifecycle"))
                                .with("Golden path", PathWords.of(service, shell.clock()))
                                .with("Because", service.at("offPath").text("reason"))
                                .with("Repository", service.text("repository"))
                                .with("Folder", service.text("path"))
                                .with("Created", service.text("createdAt"))
                                .with("Retired", RetirementWords.of(service.at("retired"), shell.clock()))
                                .render()
                        + RuntimeWords.of(service, output.style(), shell.clock()));
        return 0;
    }
}
