package dev.paved.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Takes records of some keys without an answer, until it is asked to answer. */
final class SilentKafka extends EventProducer {

    private final Predicate<String> silent;
    private final CompletableFuture<Void> answer = new CompletableFuture<>();
    private final Map<String, List<String>> sent = new HashMap<>();

    SilentKafka(Predicate<String> silent) {
        super(Map.of(), Duration.ofSeconds(15));
        this.silent = silent;
    }

    @Override
    synchronized CompletableFuture<Void> send(ProducerRecord<String, byte[]> record) {
        sent.computeIfAbsent(record.key(), key -> new ArrayList<>())
                .add(new String(record.value(), StandardCharsets.UTF_8));
        return silent.test(record.key()) ? answer : CompletableFuture.completedFuture(null);
    }

    void answer() {
        answer.complete(null);
    }

    /** What was sent of {@code key}, in order; what was sent again is in it once. */
    synchronized List<String> sent(String key) {
        return sent.getOrDefault(key, List.of()).stream().distinct().toList();
    }
}
