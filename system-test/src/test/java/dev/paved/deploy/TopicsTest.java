package dev.paved.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.local.embedded.PlatformTopics;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final Pattern TOPIC = Pattern.compile("(?m)^topic (\\S+) (\\d+)( \"\\$\\{keep\\[@]}\")?$");

    @Test
    void the_topics_are_those_of_the_local_stack() {
        // When
        var topics = TOPIC.matcher(Checkout.text("deploy/kafka/create-topics"))
                .results()
                .toList();

        // Then
        assertThat(topics)
                .extracting(topic -> topic.group(1))
                .containsExactlyInAnyOrder(
                        PlatformTopics.EVENTS,
                        PlatformTopics.DEAD_LETTER,
                        PlatformTopics.AUDIT,
                        PlatformTopics.CDEVENTS);
        assertThat(topics)
                .filteredOn(topic -> topic.group(1).equals(PlatformTopics.EVENTS))
                .singleElement()
                .satisfies(topic -> {
                    assertThat(topic.group(2)).isEqualTo(Integer.toString(PlatformTopics.EVENT_PARTITIONS));
                    assertThat(topic.group(3)).isNotNull();
                });
    }

    @Test
    void events_are_kept_without_limit() {
        assertThat(Checkout.text("deploy/kafka/create-topics"))
                .contains("keep=(--config retention.ms=-1 --config retention.bytes=-1)");
    }
}
