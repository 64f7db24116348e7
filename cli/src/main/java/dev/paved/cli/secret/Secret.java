package dev.paved.cli.secret;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which secret a command is about: SERVICE/NAME and --env. */
final class Secret {
    private static final String SERVICE = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    @Parameters(
            index = "0",
            paramLabel = "SERVICE/NAME",
            description = "The secret, named as an environment variable: my-service/DATABASE_URL.")
    private String given;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            description = "The one for this environment; without it, the one for all.")
    private @Nullable String environment;

    /** The secret's path; ends the command where what was typed is no secret, before anything is sent. */
    Resource path() {
        return Resource.at(SecretsCommand.PATH).child(service()).child(name());
    }

    String service() {
        return checked()[0];
    }

    String name() {
        return checked()[1];
    }

    @Nullable
    String environment() {
        return environment;
    }

    /** The members that name its environment. */
    Json.Fields body() {
        return Json.object().with("environment", environment);
    }

    /** What it is typed as. */
    String option() {
        return service() + "/" + name() + (environment == null ? "" : " --env " + environment);
    }

    @Override
    public String toString() {
        return service() + "/" + name() + (environment == null ? "" : " for " + environment);
    }

    private String[] checked() {
        String[] parts = given.split("/", -1);
        if (given.contains("=")) {
            throw Failure.usage(
                            "A secret is SERVICE/NAME: its value is no part of that. Nothing was sent.",
                            "leave the value out: it is asked for, or read from stdin")
                    .thrown();
        }
        if (parts.length != 2 || !parts[0].matches(SERVICE) || !parts[1].matches(NAME)) {
            throw Failure.usage(
                            "'" + given + "' is no secret: a service's name, a slash, and a name of letters, digits and"
                                    + " underscores.",
                            "give one such as my-service/DATABASE_URL")
                    .thrown();
        }
        return parts;
    }
}
