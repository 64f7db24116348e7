package dev.paved.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.EventCodec.Decoded;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The SDK of the CloudEvents project and this codec understand each other. */
class CloudEventsInteropTest {

    private final EventCodec codec = new EventCodec();

    private final EventEnvelope envelope = new EventEnvelope(
            UUID.fromString("0199c5a0-0000-7000-8000-000000000001"),
            "/paved/catalog",
            Instant.parse("2026-03-01T10:00:00.123456Z"),
            "service/grüße",
            42,
            "corr-1",
            "cause-1",
            "Zoë",
            new ServiceEvent.ServiceRetired("grüße", "no longer needed 👋"));

    @Test
    void sdk_reads_what_the_codec_writes() {
        // Given
        var record = Records.received(codec.encode(envelope));

        // When
        CloudEvent read = new CloudEventDeserializer().deserialize(record.topic(), record.headers(), record.value());

        // Then
        assertThat(read.getSpecVersion()).hasToString("1.0");
        assertThat(read.getId()).isEqualTo("0199c5a0-0000-7000-8000-000000000001");
        assertThat(read.getType()).isEqualTo("dev.paved.service.retired.v1");
        assertThat(read.getSource()).isEqualTo(URI.create("/paved/catalog"));
        assertThat(read.getTime()).hasToString("2026-03-01T10:00:00.123456Z");
        assertThat(read.getSubject()).isEqualTo("service/grüße");
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(read.getExtensionNames())
                .containsExactlyInAnyOrder("partitionkey", "sequence", "correlationid", "causationid", "actor");
        assertThat(read.getExtension("partitionkey")).isEqualTo("grüße");
        assertThat(read.getExtension("sequence")).isEqualTo("0000000000000000042");
        assertThat(read.getExtension("actor")).isEqualTo("Zoë");
        assertThat(read.getData().toBytes()).isEqualTo(EventJson.write(envelope.event()));
    }

    @Test
    void codec_reads_what_the_sdk_writes() {
        // Given
        CloudEvent written = CloudEventBuilder.v1()
                .withId(envelope.id().toString())
                .withSource(URI.create(envelope.source()))
                .withType("dev.paved.service.retired.v1")
                .withTime(envelope.time().atOffset(ZoneOffset.ofHours(2)))
                .withSubject(envelope.subject())
                .withExtension("partitionkey", "grüße")
                .withExtension("sequence", 42)
                .withExtension("correlationid", "corr-1")
                .withExtension("causationid", "cause-1")
                .withExtension("actor", "Zoë")
                .withExtension("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b9c7c989f97918e1-01")
                .withData("application/json", EventJson.write(envelope.event()))
                .build();
        var record =
                KafkaMessageFactory.<String>createWriter(Topics.EVENTS, "grüße").writeBinary(written);

        // When
        var decoded = codec.decode(Records.received(record));

        // Then
        assertThat(decoded).isEqualTo(new Decoded.Known(envelope));
    }
}
