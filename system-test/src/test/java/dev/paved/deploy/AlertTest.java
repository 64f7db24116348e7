package dev.paved.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AlertTest {
    private final List<JsonNode> alerts = Rules.alerts();

    @Test
    void every_alert_says_what_happened_and_whom_it_is_for() {
        assertThat(alerts).isNotEmpty().allSatisfy(alert -> {
            assertThat(annotation(alert, "summary")).isNotBlank();
            assertThat(annotation(alert, "description")).hasSizeGreaterThan(80);
            assertThat(alert.path("labels").path("severity").asText()).isIn("page", "ticket");
        });
    }

    @Test
    void every_alert_has_a_part_of_the_how_to() {
        assertThat(alerts).allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            String[] page = annotation(alert, "runbook_url").split("#");
            assertThat(page[1]).isEqualTo(name.toLowerCase(Locale.ROOT));
            assertThat(Checkout.text(page[0])).contains("\n## " + name + "\n");
        });
    }

    @Test
    void every_part_of_the_how_to_has_an_alert() {
        assertThat(Checkout.text("docs/how-to/act-on-alerts.md").lines().filter(line -> line.startsWith("## ")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(alerts)
                        .anySatisfy(alert -> assertThat(line)
                                .isEqualTo("## " + alert.path("alert").asText())));
    }

    @Test
    void every_alert_names_a_dashboard_that_there_is() {
        assertThat(alerts)
                .allSatisfy(alert -> assertThat(Dashboard.all())
                        .extracting(Dashboard::uid)
                        .contains(annotation(alert, "dashboard").replaceAll("^/d/([a-z-]+).*", "$1")));
    }

    private static String annotation(JsonNode alert, String name) {
        return alert.path("annotations").path(name).asText();
    }
}
