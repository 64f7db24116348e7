package dev.paved.local.embedded;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of the platform as the local stack creates them. */
public final class PlatformTopics {
    /** Every event of the platform, kept without limit so that a replay rebuilds every projection. */
    public static final String EVENTS = "platform.events";

    /** Records that a consumer could not decode or handle, with the cause in their headers. */
    public static final String DEAD_LETTER = "platform.events.dead-letter";

    /** Who did what, one record a command. */
    public static final String AUDIT = "platform.audit";

    /** The platform's events as CDEvents. */
    public static final String CDEVENTS = "platform.cdevents";

    /** Partitions of {@link #EVENTS}. */
    public static final int EVENT_PARTITIONS = 12;

    private static final short ONE_REPLICA = 1;
    private static final Map<String, String> KEPT_FOREVER =
            Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");

    private PlatformTopics() {}

    static List<NewTopic> all() {
        return List.of(
                new NewTopic(EVENTS, EVENT_PARTITIONS, ONE_REPLICA).configs(KEPT_FOREVER),
                new NewTopic(DEAD_LETTER, 1, ONE_REPLICA).configs(KEPT_FOREVER),
                new NewTopic(AUDIT, 3, ONE_REPLICA).configs(KEPT_FOREVER),
                new NewTopic(CDEVENTS, 3, ONE_REPLICA));
    }
}
