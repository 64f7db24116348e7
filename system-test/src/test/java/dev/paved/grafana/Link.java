package dev.paved.grafana;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;

/** Where a panel's numbers come from. */
record Link(String title, String url) {

    private static final String TOKEN = ", as JSON (needs a bearer token)";

    static final Link DEFINITIONS =
            new Link("The definitions and parameters in force" + TOKEN, "${platform}/api/metrics/definitions");

    /** The events behind a number. */
    static Link evidence(String path, String metric) {
        return new Link(
                "The events behind it, counted or left out, and why" + TOKEN,
                "${platform}" + path + "/evidence?metric=" + metric + "&window=${window}");
    }

    /** All numbers of one answer, with their samples. */
    static Link numbers(String path, String window) {
        return new Link("These numbers with their samples" + TOKEN, "${platform}" + path + "?window=" + window);
    }

    /** The series as Prometheus has them. */
    static Link series(String metric) {
        return new Link(
                "The series behind it, in Prometheus",
                "${prometheus}/graph?g0.tab=1&g0.expr=" + URLEncoder.encode(metric, UTF_8));
    }

    Map<String, Object> json() {
        return Json.object("title", title, "url", url, "targetBlank", true);
    }
}
