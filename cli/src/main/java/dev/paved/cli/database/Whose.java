package dev.paved.cli.database;

import dev.paved.cli.http.Resource;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which database is meant: a service has one in an environment. */
final class Whose {
    @Parameters(paramLabel = "SERVICE", description = "The service it is for.")
    String service;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            required = true,
            description = "The environment it is in.")
    String environment;

    Resource resource() {
        return DatabaseCommand.of(service, environment);
    }

    String words() {
        return "the database of " + service + " in " + environment;
    }
}
