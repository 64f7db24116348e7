package dev.paved.cli.deployment;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Table;
import dev.paved.cli.shell.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is where, as a table of services by environments. */
final class OverviewWords {
    private final List<Json> shown;
    private final long previews;
    private final Style style;

    /** All of {@code items}, or all but those in previews. */
    OverviewWords(List<Json> items, boolean all, Style style) {
        this.shown = items.stream().filter(item -> all || !isPreview(item)).toList();
        this.previews = items.size() - shown.size();
        this.style = style;
    }

    /** The table; nothing where none of it is shown. */
    Optional<String> table() {
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        List<String> environments = values("environment");
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(Stream.of("SERVICE"), environments.stream()).toList());
        for (String service : values("service")) {
            rows.add(Stream.concat(Stream.of(service), environments.stream().map(where -> cell(service, where)))
                    .toList());
        }
        return Optional.of(Table.aligned(rows));
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (shown.stream()
                .anyMatch(item -> !item.at("inProgress").absent()
                        || !item.at("lastFailure").absent())) {
            notes.add("-> is being rolled out, ! failed or was cancelled last; see why with: platform status SERVICE"
                    + " --env ENVIRONMENT");
        }
        if (shown.stream().anyMatch(item -> !item.at("hold").absent())) {
            notes.add("held: rolled back, and automation deploys nothing there until a person has");
        }
        if (shown.stream().anyMatch(item -> !item.at("offPath").absent())) {
            notes.add(
                    "off-path: was not verified where it should have been; until when that may be says platform status"
                            + " SERVICE");
        }
        if (previews > 0) {
            notes.add(previews + " in previews left out: platform preview list");
        }
        return notes;
    }

    private String cell(String service, String environment) {
        return shown.stream()
                .filter(item -> item.text("service").equals(service)
                        && item.text("environment").equals(environment))
                .findFirst()
                .map(this::cell)
                .orElse("-");
    }

    private String cell(Json item) {
        String health = item.text("health");
        boolean quiet = health.equals("healthy")
                || health.equals("none")
                || item.text("version").isEmpty();
        List<String> parts = Stream.of(
                        item.text("version"),
                        quiet ? "" : StatusWords.health(item, style),
                        item.at("inProgress")
                                .find("version")
                                .map(it -> style.yellow("-> " + it))
                                .orElse(""),
                        item.at("queued")
                                .find("version")
                                .map(it -> style.yellow("then " + it))
                                .orElse(""),
                        item.at("lastFailure")
                                .find("version")
                                .map(it -> style.red("!" + it))
                                .orElse(""),
                        item.at("hold").absent() ? "" : style.yellow("held"),
                        offPath(item.at("offPath")))
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty() ? "-" : String.join(" ", parts);
    }

    private String offPath(Json offPath) {
        if (offPath.absent()) {
            return "";
        }
        return offPath.text("expired").equals("true") ? style.red("off-path") : style.yellow("off-path");
    }

    private List<String> values(String field) {
        return shown.stream().map(item -> item.text(field)).distinct().sorted().toList();
    }

    private static boolean isPreview(Json item) {
        return item.text("environmentType").equals("preview");
    }
}
