package dev.paved.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A row of the outbox that has not reached Kafka yet. */
record PendingRecord(long position, String topic, String key, String headers, byte[] payload) {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    /** What it is in order with: its key on its topic. */
    String queue() {
        return topic + "/" + key;
    }

    ProducerRecord<String, byte[]> toKafka(ObjectMapper json) throws JsonProcessingException {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, payload);
        json.readValue(headers, HEADERS)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
