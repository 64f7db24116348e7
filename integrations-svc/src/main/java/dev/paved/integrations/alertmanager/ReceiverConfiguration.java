package dev.paved.integrations.alertmanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is to be added to Alertmanager's configuration, so that it tells of the alerts that are incidents here. */
@Singleton
class ReceiverConfiguration {
    private final String template = read();
    private final AlertmanagerConfig config;

    ReceiverConfiguration(AlertmanagerConfig config) {
        this.config = config;
    }

    /** The YAML, for a webhook at {@code url}. */
    String yaml(String url) {
        return template.replace("{url}", url)
                .replace("{test}", ConnectionTests.LABEL)
                .replace("{severity}", config.severityLabel())
                .replace("{severities}", severities())
                .replace("{service}", config.serviceLabel());
    }

    /** A regular expression in a matcher's quotes, which are in those of YAML. */
    private String severities() {
        return config.severities().stream()
                .sorted()
                .map(value -> value.replaceAll("[\\\\.+*?()|\\[\\]{}^$]", "\\\\$0"))
                .collect(Collectors.joining("|"))
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("'", "''");
    }

    private static String read() {
        try (InputStream template = ReceiverConfiguration.class.getResourceAsStream("receiver.yml")) {
            return new String(Objects.requireNonNull(template, "receiver.yml").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
