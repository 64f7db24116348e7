package dev.paved.cli.metrics;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.failure.FailureException;
import dev.paved.cli.http.Resource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose metrics are asked for.
 *
 * @param name a service, else a team
 * @param team a team, whatever services there are
 */
record Whose(@Nullable String name, @Nullable String team) {
    static final Resource ALL = Resource.at("/api/metrics");

    Whose {
        if (name != null && team != null) {
            throw Failure.usage(
                            "The metrics of a service or of a team can be shown, not of both.",
                            "leave out " + name + " or --team " + team)
                    .thrown();
        }
    }

    /** What {@code ask} answers for the service, for the team where there is no such service, or for all. */
    <T> T answer(Function<Resource, T> ask) {
        if (team != null) {
            return ask.apply(ALL.child("teams").child(team));
        }
        if (name == null) {
            return ask.apply(ALL);
        }
        try {
            return ask.apply(ALL.child("services").child(name));
        } catch (FailureException noService) {
            return elseOfTeam(name, noService, ask);
        }
    }

    private static <T> T elseOfTeam(String name, FailureException noService, Function<Resource, T> ask) {
        if (noService.failure().exit() != ExitCode.NOT_FOUND) {
            throw noService;
        }
        try {
            return ask.apply(ALL.child("teams").child(name));
        } catch (FailureException noTeam) {
            throw noTeam.failure().exit() == ExitCode.NOT_FOUND
                    ? neither(name, noService.failure(), noTeam.failure()).thrown()
                    : noTeam;
        }
    }

    private static Failure neither(String name, Failure service, Failure team) {
        List<String> why =
                Stream.concat(meant(service, "service"), meant(team, "team")).toList();
        return new Failure(
                ExitCode.NOT_FOUND,
                "There is no service or team '" + name + "'.",
                why,
                List.of("platform service list", "platform metrics --teams"),
                team.requestId());
    }

    private static Stream<String> meant(Failure failure, String kind) {
        return failure.why().stream()
                .filter(line -> line.startsWith("Did you mean "))
                .map(line -> line.replace("Did you mean ", "Did you mean the " + kind + " "));
    }
}
