package dev.paved.integrations.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfitTest {
    private static final ObjectReader READER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build()
            .readerFor(Report.class);

    record Report(
            @JsonProperty(required = true) String id, Instant at, List<String> labels, Report parent, int number) {}

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
                "{\"id\": \"x\", \"number\": \"many\"} | /number | has to be a number; is 'many'",
                "{\"id\": {}} | /id | has to be a text",
                "{\"id\": \"x\", \"parent\": {\"id\": \"y\", \"parent\": 3}} | /parent/parent | has to be an object"
            })
    void what_is_not_as_it_should_be_is_told_without_names_of_classes(String json, String pointer, String words) {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> RawBody.read(READER, "a report", json.getBytes(StandardCharsets.UTF_8)));

        assertThat(refused.failure().problem().errors()).containsExactly(new FieldError(pointer, words));
    }
}
