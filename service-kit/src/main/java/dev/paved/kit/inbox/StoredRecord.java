package dev.paved.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.events.Topics;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A Kafka record as the inbox keeps it: its headers as a JSON object, its value as it came. */
record StoredRecord(String headers, byte[] value) {

    private static final TypeReference<Map<String, @Nullable String>> HEADERS = new TypeReference<>() {};

    static StoredRecord of(ConsumerRecord<String, byte[]> record, ObjectMapper json) {
        Map<String, @Nullable String> headers = new LinkedHashMap<>();
        record.headers()
                .forEach(h ->
                        headers.put(h.key(), h.value() == null ? null : new String(h.value(), StandardCharsets.UTF_8)));
        try {
            return new StoredRecord(json.writeValueAsString(headers), record.value());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("headers are not text", e);
        }
    }

    ConsumerRecord<String, byte[]> toKafka(String key, ObjectMapper json) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(Topics.EVENTS, 0, 0, key, value);
        try {
            json.readValue(headers, HEADERS)
                    .forEach((name, text) ->
                            record.headers().add(name, text == null ? null : text.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored headers are unreadable", e);
        }
        return record;
    }
}
