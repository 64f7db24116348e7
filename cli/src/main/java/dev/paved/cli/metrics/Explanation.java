package dev.paved.cli.metrics;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Pages;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What stands behind metrics: each thing that happened, whether it counts, and why. */
record Explanation(List<Metric> metrics) {
    static final String ALL = "all";
    private static final String LARGEST_PAGE = "200";

    /** Of the metric of this name, or of {@link #ALL}. */
    static Explanation of(String metric) {
        if (metric.equals(ALL)) {
            return new Explanation(Arrays.asList(Metric.values()));
        }
        return new Explanation(List.of(Metric.named(metric)
                .orElseThrow(() -> Failure.usage(
                                "There is no metric '" + metric + "'.",
                                "use --explain with " + String.join(", ", Metric.names())
                                        + ", or as the last option for all")
                        .thrown())));
    }

    void print(ApiClient client, Whose whose, Question question, Output output) {
        List<Json> answers = whose.answer(base -> read(client, question.of(base.child("evidence"))));
        if (output.human()) {
            String words = answers.stream().map(Explanation::words).collect(Collectors.joining("\n\n"));
            output.object(Json.NULL, Heading.of(answers.getFirst()) + question.otherChoices() + "\n\n" + words);
        } else {
            List<Json> items = new ArrayList<>();
            answers.forEach(answer -> items.addAll(named(answer)));
            output.list(items, Table.of(), "");
        }
    }

    private List<Json> read(ApiClient client, Resource evidence) {
        return metrics.stream()
                .map(metric -> Pages.whole(
                        client, evidence.query("metric", metric.name()).query("limit", LARGEST_PAGE)))
                .toList();
    }

    /** An answer's items with the name of the metric, which they need beside those of others. */
    private static List<Json> named(Json answer) {
        Json.Fields name = Json.object().with("metric", answer.text("metric"));
        return answer.at("items").items().stream()
                .map(item -> item instanceof Json.Fields fields ? name.followedBy(fields) : item)
                .toList();
    }

    private static String words(Json answer) {
        List<Json> items = answer.at("items").items();
        long counted = items.stream().filter(Explanation::counts).count();
        String summary = "%s: %d counted, %d left out"
                .formatted(Metric.titled(answer.text("metric")), counted, items.size() - counted);
        return items.isEmpty() ? summary : summary + "\n" + table(answer).render(items);
    }

    private static Table table(Json answer) {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("WHEN", item -> item.text("at").replaceFirst("\\.\\d+Z$", "Z")),
                Column.of("SERVICE", "service"),
                Column.of("SUBJECT", "subject"),
                new Column("COUNTED", item -> counts(item) ? "yes" : "no"),
                Column.of("WHY", "why"),
                new Column("TIME", item -> Numbers.seconds(item, "seconds"))));
        if (answer.find("service").isPresent()) {
            columns.remove(1);
        }
        return new Table(columns);
    }

    private static boolean counts(Json item) {
        return item.text("counted").equals("true");
    }
}
