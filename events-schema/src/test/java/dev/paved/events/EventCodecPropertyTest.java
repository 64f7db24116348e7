package dev.paved.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.EventCodec.Decoded;
import java.io.IOException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.producer.ProducerRecord;

class EventCodecPropertyTest {

    private final EventCodec codec = new EventCodec();

    @Property(tries = 500)
    void decoding_what_was_encoded_gives_the_same_event(@ForAll("envelopes") EventEnvelope envelope) {
        // When
        var decoded = codec.decode(Records.received(codec.encode(envelope)));

        // Then
        assertThat(decoded).isEqualTo(new Decoded.Known(envelope));
    }

    @Property(tries = 500)
    void reading_what_was_written_gives_the_same_event(@ForAll("events") PlatformEvent event) throws IOException {
        assertThat(EventJson.read(EventTypes.typeOf(event), EventJson.text(event)))
                .isEqualTo(event);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void any_bytes_are_decoded_without_throwing(@ForAll("envelopes") EventEnvelope envelope, @ForAll byte[] data) {
        // Given
        var record = codec.encode(envelope);
        var damaged = new ProducerRecord<>(record.topic(), null, record.key(), data, record.headers());

        // When
        var decoded = codec.decode(Records.received(damaged));

        // Then
        assertThat(decoded).isInstanceOf(Decoded.Malformed.class);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void any_header_is_decoded_without_throwing(
            @ForAll("envelopes") EventEnvelope envelope, @ForAll String value, @ForAll int header) {
        // Given
        var record = codec.encode(envelope);
        var headers = record.headers().toArray();
        record.headers().add(headers[Math.floorMod(header, headers.length)].key(), value.getBytes(UTF_8));

        // When
        var decoded = codec.decode(Records.received(record));

        // Then
        assertThat(decoded).isNotNull();
    }

    @Provide
    Arbitrary<EventEnvelope> envelopes() {
        return ArbitraryEvents.envelopes();
    }

    @Provide
    Arbitrary<PlatformEvent> events() {
        return ArbitraryEvents.events();
    }
}
