package dev.paved.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.EventCodec.Decoded;
import dev.paved.events.EventCodec.Decoded.Known;
import dev.paved.events.EventCodec.Decoded.Malformed;
import dev.paved.events.EventCodec.Decoded.Unknown;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final String STARTED = "dev.paved.deployment.started.v1";
    private static final String STARTED_DATA = """
            {"deployment":"d1","service":"hello","environment":"staging","environmentType":"staging","version":"0.1.0"}""";

    private final EventCodec codec = new EventCodec();

    @Test
    void encoded_event_has_its_attributes_as_headers_and_its_data_as_json() {
        // Given
        var envelope = envelope(
                new DeploymentEvent.DeployStarted("d1", "hello", "staging", EnvironmentType.STAGING, "0.1.0", null));

        // When
        var record = codec.encode(envelope);

        // Then
        assertThat(record.topic()).isEqualTo("platform.events");
        assertThat(record.key()).isEqualTo("hello");
        assertThat(record.partition()).isNull();
        assertThat(headers(record))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "0199c5a0-0000-7000-8000-000000000001"),
                        Map.entry("ce_source", "/paved/deployer"),
                        Map.entry("ce_type", STARTED),
                        Map.entry("ce_time", "2026-03-01T10:00:00.123456Z"),
                        Map.entry("ce_subject", "deployment/d1"),
                        Map.entry("ce_partitionkey", "hello"),
                        Map.entry("ce_sequence", "0000000000000000002"),
                        Map.entry("ce_correlationid", "corr-1"),
                        Map.entry("ce_causationid", "cause-1"),
                        Map.entry("ce_actor", "alex"),
                        Map.entry("content-type", "application/json")));
        assertThat(record.value()).asString(UTF_8).isEqualTo(STARTED_DATA);
    }

    @Test
    void event_without_a_cause_has_no_header_for_it() {
        // Given
        var caused = envelope(new ServiceEvent.ServiceRetired("hello", null));
        var spontaneous = new EventEnvelope(
                caused.id(), caused.source(), caused.time(), caused.subject(), 1, "c", null, "alex", caused.event());

        // When
        var record = codec.encode(spontaneous);

        // Then
        assertThat(headers(record)).doesNotContainKey("ce_causationid");
        assertThat(codec.decode(Records.received(record))).isEqualTo(new Known(spontaneous));
    }

    @Test
    void type_is_read_from_the_headers_alone() {
        assertThat(EventCodec.typeOf(record(STARTED, "not even JSON"))).contains(STARTED);
        assertThat(EventCodec.typeOf(new ConsumerRecord<>("t", 0, 0, "k", new byte[0])))
                .isEmpty();
    }

    @Test
    void unknown_type_is_skipped_without_reading_its_data() {
        assertThat(codec.decode(record("dev.paved.moon.landed.v1", "\0 not JSON")))
                .isEqualTo(new Unknown("dev.paved.moon.landed.v1"));
    }

    @Test
    void later_version_of_a_type_is_another_type() {
        assertThat(codec.decode(record("dev.paved.deployment.started.v2", STARTED_DATA)))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void unknown_enum_constant_is_read_as_unrecognized() {
        // When
        var decoded = codec.decode(record(
                STARTED, STARTED_DATA.replace("\"environmentType\":\"staging\"", "\"environmentType\":\"sandbox\"")));

        // Then
        assertThat(event(decoded, DeploymentEvent.DeployStarted.class).environmentType())
                .isEqualTo(EnvironmentType.UNRECOGNIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"log\":null", ",\"log\":[]"})
    void absent_list_is_read_as_empty(String log) {
        // When
        var decoded = codec.decode(record("dev.paved.deployment.failed.v1", """
                {"deployment":"d1","service":"hello","environment":"staging","environmentType":"staging",
                "version":"0.1.0","kind":"planned","reachedUsers":false,"reason":"never ready",
                "finishedAt":"2026-03-01T10:00:00Z"%s}""".formatted(log)));

        // Then
        var failed = event(decoded, DeploymentEvent.DeployFailed.class);
        assertThat(failed.log()).isEqualTo(List.of());
        assertThat(failed.commit()).isNull();
        assertThat(failed.startedAt()).isNull();
    }

    @Test
    void unknown_properties_are_ignored() {
        // When
        var decoded = codec.decode(record(STARTED, STARTED_DATA.replace("{", "{\"moon\":{\"phase\":[1,2]},")));

        // Then
        assertThat(event(decoded, DeploymentEvent.DeployStarted.class).service())
                .isEqualTo("hello");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "service":"hello",                | ''                            | service
            "service":"hello"                 | "service":null                | service
            "service":"hello"                 | "service":["hello"]           | service
            "environmentType":"staging",      | ''                            | environmentType
            "environmentType":"staging"       | "environmentType":null        | environmentType
            "environmentType":"staging"       | "environmentType":2           | environmentType
            }                                 | ''                            | end-of-input
            }                                 | }{}                           | Trailing
            """)
    void incomplete_data_is_malformed_and_says_where(String part, String instead, String named) {
        // When
        var decoded = codec.decode(record(STARTED, STARTED_DATA.replace(part, instead)));

        // Then
        assertThat(cause(decoded)).contains(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"x\"", "17", "{", "{}", "\0", "{\"service\":1e999999999}"})
    void data_that_is_no_event_is_malformed(String data) {
        assertThat(cause(codec.decode(record(STARTED, data)))).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ce_specversion   |                                | ce_specversion
            ce_specversion   | 0.3                            | ce_specversion must be 1.0, is 0.3
            ce_type          |                                | no header ce_type
            ce_type          | ' '                            | no header ce_type
            ce_id            |                                | no header ce_id
            ce_id            | 1-1-1-1-1                      | ce_id must be a UUID
            ce_id            | 0199c5a0-0000-7000-8000-00000000000g |
            ce_source        |                                | no header ce_source
            ce_time          |                                | no header ce_time
            ce_time          | yesterday                      | ce_time must be a time
            ce_subject       |                                | no header ce_subject
            ce_sequence      |                                | no header ce_sequence
            ce_sequence      | first                          | ce_sequence must be a whole number
            ce_sequence      | 0                              | sequence must be at least 1
            ce_correlationid |                                | no header ce_correlationid
            ce_actor         |                                | no header ce_actor
            ce_subject       | 'a\0b'                          | subject must not have control characters
            ce_actor         | 'a\tb'                          | actor must not have control characters
            ce_causationid   | 'a\177b'                       | causationId must not have control characters
            content-type     | text/plain                     | content-type must be application/json
            content-type     | application/cloudevents+json   | binary mode
            """)
    void wrong_header_is_malformed_and_named(String header, String value, String named) {
        // Given
        var record = record(STARTED, STARTED_DATA);
        record.headers().remove(header);
        if (value != null) {
            record.headers().add(header, value.getBytes(UTF_8));
        }

        // When
        var decoded = codec.decode(record);

        // Then
        assertThat(cause(decoded)).contains(named == null ? "" : named);
    }

    @ParameterizedTest
    @CsvSource({"ce_source, 256", "ce_subject, 1001", "ce_correlationid, 1001", "ce_causationid, 1001", "ce_actor, 1001"
    })
    void header_that_is_too_long_to_be_indexed_is_malformed(String header, int length) {
        // Given
        var record = record(STARTED, STARTED_DATA);
        record.headers().add(header, "x".repeat(length).getBytes(UTF_8));

        // When
        var decoded = codec.decode(record);

        // Then
        assertThat(cause(decoded)).contains("must have at most " + (length - 1) + " bytes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a\\u0000b | key must not have control characters
            LONG        | key must have at most 1000 bytes
            """)
    void key_that_cannot_be_stored_is_malformed(String service, String named) {
        // When
        var decoded = codec.decode(
                record(STARTED, STARTED_DATA.replace("hello", service.equals("LONG") ? "é".repeat(501) : service)));

        // Then
        assertThat(cause(decoded)).contains(named);
    }

    @Test
    void record_that_is_nothing_at_all_is_malformed() {
        assertThat(codec.decode(new ConsumerRecord<>("t", 0, 0, null, null))).isInstanceOf(Malformed.class);
        var headersOfNull = record(STARTED, STARTED_DATA);
        for (Header header : headersOfNull.headers().toArray()) {
            headersOfNull.headers().add(header.key(), null);
        }
        assertThat(codec.decode(headersOfNull)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "null", "\"2026-03-01\"", "true", "{}"})
    void wrong_time_in_the_data_is_malformed(String time) {
        // Given
        var record = record("dev.paved.ticket.closed.v1", "{\"ticket\":\"T-1\",\"closedAt\":%s}".formatted(time));

        // When
        var decoded = codec.decode(record);

        // Then
        assertThat(cause(decoded)).contains("closedAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"score\":null", ",\"score\":\"9\"", ",\"score\":9.5", ",\"score\":99999999999"})
    void wrong_number_in_the_data_is_malformed(String score) {
        // Given
        var record = record(
                "dev.paved.feedback.given.v1",
                "{\"feedback\":\"f1\",\"consent\":true,\"givenAt\":\"2026-03-01T10:00:00Z\"%s}".formatted(score));

        // When
        var decoded = codec.decode(record);

        // Then
        assertThat(cause(decoded)).contains("score");
    }

    @Test
    void cause_is_bounded() {
        // When
        var decoded = codec.decode(record(
                STARTED, STARTED_DATA.replace("\"staging\"}", "x").replace("\"hello\"", "\"" + "x".repeat(10_000))));

        // Then
        assertThat(cause(decoded)).hasSizeLessThanOrEqualTo(501);
    }

    @Test
    void time_with_an_offset_and_json_with_a_charset_are_read() {
        // Given
        var record = record(STARTED, STARTED_DATA);
        record.headers().remove("ce_time").add("ce_time", "2026-03-01T12:00:00+02:00".getBytes(UTF_8));
        record.headers().remove("content-type").add("content-type", "Application/JSON; charset=utf-8".getBytes(UTF_8));

        // When
        var decoded = codec.decode(record);

        // Then
        assertThat(((Known) decoded).envelope().time()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    }

    private static EventEnvelope envelope(PlatformEvent event) {
        return new EventEnvelope(
                UUID.fromString("0199c5a0-0000-7000-8000-000000000001"),
                "/paved/deployer",
                Instant.parse("2026-03-01T10:00:00.123456Z"),
                "deployment/d1",
                2,
                "corr-1",
                "cause-1",
                "alex",
                event);
    }

    private ConsumerRecord<String, byte[]> record(String type, String data) {
        var record = codec.encode(envelope(new ServiceEvent.ServiceRetired("hello", null)));
        record.headers().remove("ce_type").add("ce_type", type.getBytes(UTF_8));
        return Records.received(
                new ProducerRecord<>(record.topic(), null, "hello", data.getBytes(UTF_8), record.headers()));
    }

    private static <E extends PlatformEvent> E event(Decoded decoded, Class<E> type) {
        assertThat(decoded).isInstanceOf(Known.class);
        return type.cast(((Known) decoded).envelope().event());
    }

    private static String cause(Decoded decoded) {
        assertThat(decoded).isInstanceOf(Malformed.class);
        return ((Malformed) decoded).cause();
    }

    private static Map<String, String> headers(ProducerRecord<?, ?> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .collect(Collectors.toMap(header -> header.key(), header -> new String(header.value(), UTF_8)));
    }
}
