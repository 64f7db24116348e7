package dev.paved.catalog.scaffold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.CatalogConfig;
import dev.paved.catalog.CatalogConfig.Visibility;
import dev.paved.catalog.service.NewService;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * What a golden path says of its repositories on GitHub.
 *
 * @param description in at most as many characters as GitHub takes
 */
record GitHubStep(String description, Visibility visibility) {

    private static final int LONGEST = 350;

    /** What {@code input} of the step says, and the configuration where it says nothing. */
    static GitHubStep of(ObjectNode input, CatalogConfig.GitHub config, NewService service) throws ScaffoldFailed {
        GitHubPlace place = GitHubPlace.of(service);
        String wanted = URI.create(config.url()).getHost() + "?owner=" + place.owner() + "&repo=" + place.name();
        String given = input.path("repoUrl").asText(wanted);
        if (!parts(given).equals(parts(wanted))) {
            throw new ScaffoldFailed(
                    "The repository is to be " + wanted + ", and the step that makes it has the repoUrl '" + given
                            + "'.",
                    "Where it was filled in, fill it in so; else let the platform team mend the golden path.");
        }
        return new GitHubStep(
                cut(input.path("description").asText(service.description())),
                visibility(input.path("repoVisibility").asText(""), config, service));
    }

    private static String cut(String description) {
        int length = description.codePointCount(0, description.length());
        return description.substring(0, description.offsetByCodePoints(0, Math.min(LONGEST, length)));
    }

    private static Set<String> parts(String url) {
        return Set.copyOf(Arrays.asList(url.toLowerCase(Locale.ROOT).split("[?&]")));
    }

    private static Visibility visibility(String given, CatalogConfig.GitHub config, NewService service)
            throws ScaffoldFailed {
        if (given.isEmpty()) {
            return config.visibility();
        }
        return Arrays.stream(Visibility.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(given))
                .findFirst()
                .orElseThrow(() -> wrong(service, "repoVisibility", "private, internal or public", given));
    }

    private static ScaffoldFailed wrong(NewService service, String input, String rule, String given) {
        return ScaffoldFailed.ofGoldenPath(
                service, "has the input " + input + ", which must be " + rule + ", and is '" + given + "'");
    }
}
