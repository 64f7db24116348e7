package dev.paved.integrations.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.integrations.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every webhook, its secret and its settings are on the page that people look them up on. */
class WebhooksPageTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/paved/integrations");
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern DEFAULT_AND_NAME =
            Pattern.compile("(?:@WithDefault\\(\"([^\"]*)\"\\)\\s+)?[\\w<>, ]+ (\\w+)\\(\\);");
    private static final Pattern PATH = Pattern.compile("\"/api/webhooks(/\\w+)\"");
    private static final Pattern GROUPS = Pattern.compile("Map<String, (\\w+)> (\\w+)\\(\\);");
    private static final String NESTED = "\n    interface ";

    private final String page = Page.named("reference/webhooks.md").text();

    @Test
    void every_setting_is_there_with_its_default() throws IOException {
        List<Setting> settings = new ArrayList<>();
        for (String source : sources()) {
            PREFIX.matcher(source)
                    .results()
                    .findFirst()
                    .ifPresent(prefix -> settings.addAll(settings(prefix.group(1), source)));
        }

        settings.forEach(setting -> {
            assertThat(page).contains("| `" + setting.name() + "` |");
            if (setting.otherwise() != null) {
                assertThat(line(setting.name())).endsWith("| `" + setting.otherwise() + "` |");
            }
        });
        assertThat(settings).hasSizeGreaterThan(40);
    }

    private record Setting(String name, @Nullable String otherwise) {}

    /** Those of {@code source}; those of an interface in it are for each key of a map. */
    private static List<Setting> settings(String prefix, String source) {
        Map<String, String> groups = GROUPS.matcher(source)
                .results()
                .collect(Collectors.toMap((MatchResult found) -> found.group(1), found -> found.group(2)));
        String[] parts = source.split(NESTED);
        List<Setting> settings = new ArrayList<>(named(prefix, parts[0]).stream()
                .filter(setting -> groups.entrySet().stream()
                        .noneMatch(group -> source.contains(NESTED + group.getKey())
                                && setting.name().equals(prefix + "." + group.getValue())))
                .toList());
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            String group = groups.get(part.substring(0, part.indexOf(' ')));
            settings.addAll(named(prefix + "." + group + ".NAME", part));
        }
        return settings;
    }

    private static List<Setting> named(String prefix, String source) {
        return DEFAULT_AND_NAME
                .matcher(source)
                .results()
                .map((MatchResult found) -> new Setting(prefix + "." + kebab(found.group(2)), found.group(1)))
                .toList();
    }

    @Test
    void every_webhook_is_there_with_its_secret() throws IOException {
        List<String> paths = sources().stream()
                .flatMap(source -> PATH.matcher(source).results())
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(paths).hasSize(8).allSatisfy(path -> assertThat(page).contains("| `" + path + "` |"));
        List<String> secrets = Files.readString(Path.of("src/main/resources/application.properties"))
                .lines()
                .filter(line -> line.contains(".webhook-secret="))
                .toList();
        assertThat(secrets).hasSize(7).allSatisfy(line -> {
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
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }

    private static String kebab(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
