package dev.paved.integrations.subscription;

import dev.paved.integrations.slack.SlackChannel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a subscription; changed only while it is locked. */
@Entity
@Table(name = "subscription")
@NullUnmarked
class SubscriptionEntity {

    @Id
    String id;

    /** Given by the database, so null until it is read from there. */
    @Column(insertable = false, updatable = false)
    @Nullable
    Long position;

    String team;

    /** Null where there is a channel. */
    @Nullable
    String url;

    /** The id of a channel of Slack; null where there is a URL. */
    @Nullable
    String channel;

    /** Separated by commas. */
    String types;

    @Nullable
    String service;

    @Nullable
    String owner;

    @Nullable
    String environment;

    @Nullable
    String outcome;

    String status;

    @Nullable
    String reason;

    /** Sealed; null where there is a channel. */
    byte @Nullable [] secret;

    /** Sealed. */
    @Column(name = "previous_secret")
    byte @Nullable [] previousSecret;

    @Column(name = "previous_until")
    @Nullable
    Instant previousUntil;

    @Column(name = "failing_since")
    @Nullable
    Instant failingSince;

    /** Whether some delivery was given up since then. */
    boolean exhausted;

    /** Nothing is sent before, since the receiver asked for time; by the database's clock, and written there. */
    @Column(name = "not_before", insertable = false, updatable = false)
    @Nullable
    Instant notBefore;

    @Column(name = "replay_operation")
    @Nullable
    String replayOperation;

    @Column(name = "replay_from")
    @Nullable
    Instant replayFrom;

    @Column(name = "replay_until")
    @Nullable
    Instant replayUntil;

    @Column(name = "replay_cursor")
    @Nullable
    String replayCursor;

    @Column(name = "replay_events")
    long replayEvents;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    Target target() {
        return channel == null ? new Target.ToUrl(url) : new Target.ToSlack(new SlackChannel(channel));
    }

    /** Sends to {@code target} from now on. */
    void target(Target target) {
        switch (target) {
            case Target.ToUrl(String to) -> url = to;
            case Target.ToSlack(SlackChannel to) -> channel = to.id();
        }
    }

    SubscriptionStatus status() {
        return SubscriptionStatus.valueOf(status.toUpperCase(Locale.ROOT));
    }

    /** Nothing is sent any more, for {@code why}. */
    void disable(String why) {
        status = SubscriptionStatus.DISABLED.text();
        reason = why;
    }

    /** Sends again, as if nothing had ever failed. */
    void resume() {
        status = SubscriptionStatus.ACTIVE.text();
        reason = null;
        healthy();
    }

    /** Something was delivered. */
    void healthy() {
        failingSince = null;
        exhausted = false;
    }
}
