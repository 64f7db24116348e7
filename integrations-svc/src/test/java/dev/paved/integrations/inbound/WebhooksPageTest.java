package dev.paved.integrations.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.integrations.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every webhook, its secret and its settings are on the page that people look them up on. */
class WebhooksPageTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/paved/integrations");
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern DEFAULT_AND_NAME =
            Pattern.compile("(?:@WithDefault\\(\"([^\"]*)\"\\)\\s+)?[\\w<>, ]+ (\\w+)\\(\\);");
    private static final Pattern PATH = Pattern.compile("\"/api/webhooks(/\\w+)\"");
    private static final List<String> NO_WEBHOOKS = List.of("outbound", "localgit", "subscription", "github/out");

    private final String page = Page.named("reference/webhooks.md").text();

    @Test
    void every_setting_is_there_with_its_default() throws IOException {
        List<String> settings = new ArrayList<>();
        for (String source : sources()) {
            PREFIX.matcher(source)
                    .results()
                    .findFirst()
                    .ifPresent(prefix -> DEFAULT_AND_NAME
                            .matcher(source)
                            .results()
                            .forEach((MatchResult found) -> {
                                String name = prefix.group(1) + "." + kebab(found.group(2));
                                settings.add(name);
                                assertThat(page).contains("| `" + name + "` |");
                                if (found.group(1) != null) {
                                    assertThat(line(name)).endsWith("| `" + found.group(1) + "` |");
                                }
                            }));
        }

        assertThat(settings).hasSizeGreaterThan(15);
    }

    @Test
    void every_webhook_is_there_with_its_secret() throws IOException {
        List<String> paths = sources().stream()
                .flatMap(source -> PATH.matcher(source).results())
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(paths).hasSize(8).allSatisfy(path -> assertThat(page).contains("| `" + path + "` |"));
        Files.readString(Path.of("src/main/resources/application.properties"))
                .lines()
                .filter(line -> line.contains(".webhook-secret="))
                .forEach(line -> {
                    String variable = line.replaceFirst(".*\\$\\{(\\w+):}", "$1");
                    assertThat(line(line.replaceFirst("=.*", ""))).endsWith("| `" + variable + "` |");
                    assertThat(page).contains("| `" + variable + "` |\n");
                });
    }

    private String line(String setting) {
        return page.lines()
                .filter(line -> line.startsWith("| `" + setting + "` |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(setting + " is not on the page"));
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> NO_WEBHOOKS.stream().noneMatch(other -> file.startsWith(SOURCES.resolve(other))))
                    .toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }

    private static String kebab(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
