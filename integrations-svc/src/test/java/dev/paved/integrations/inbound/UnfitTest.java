package dev.paved.integrations.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.paved.events.EventJson;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfitTest {
    private static final ObjectReader READER = EventJson.mapper().readerFor(Report.class);

    record Report(
            String id,
            @Nullable Instant at,
            @Nullable List<String> labels,
            @Nullable Report parent,
            @Nullable Integer number) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | `` | is empty",
                "hello | `` | is no JSON (line 1, column 1)",
                "[] | `` | has to be an object",
                "\"x\" | `` | has to be an object",
                "{\"id\": \"cut | /id | ends before it is complete (line 1, column 12)",
                "{\"at\": null, \"labels\": [], \"parent\": null, \"number\": 1} | /id | has to be there",
                "{\"id\": \"x\", \"at\": \"yesterday\"} | /at | has to be a time such as 2026-01-31T08:00:00Z; is 'yesterday'",
                "{\"id\": \"x\", \"labels\": {}} | /labels | has to be an array",
                "{\"id\": \"x\", \"number\": \"many\"} | /number | has to be a number",
                "{\"id\": \"x\", \"number\": 99999999999} | /number | has to be a number that is not as large",
                "{\"id\": \"x\"} {} | `` | goes on after its end (line 1, column 13)",
                "{\"id\": {}} | /id | has to be a text",
                "{\"id\": \"x\", \"parent\": {\"id\": \"y\", \"parent\": 3}} | /parent/parent | has to be an object"
            })
    void what_is_not_as_it_should_be_is_told_without_names_of_classes(String json, String pointer, String words) {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> RawBody.read(READER, "a report", json.getBytes(StandardCharsets.UTF_8)));

        assertThat(refused.failure().problem().errors()).containsExactly(new FieldError(pointer, words));
    }

    @Test
    void what_is_too_deep_is_told_without_names_of_classes() {
        String json = "{\"id\": \"x\", \"other\": " + "[".repeat(1_001) + "]".repeat(1_001) + "}";

        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> RawBody.read(READER, "a report", json.getBytes(StandardCharsets.UTF_8)));

        assertThat(refused.failure().problem().errors())
                .extracting(FieldError::detail)
                .containsExactly("is deeper or longer than what is read");
    }
}
