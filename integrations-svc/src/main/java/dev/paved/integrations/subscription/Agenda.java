package dev.paved.integrations.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The subscriptions that this instance is to look at, each when it is time: who was looked at comes after all who wait. For
 * any thread.
 */
final class Agenda {

    private final Map<String, Item> items = new LinkedHashMap<>();
    private final LongSupplier nanos;

    /** By {@code nanos}, a clock like {@link System#nanoTime}. */
    Agenda(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * A subscription to look at.
     *
     * @param sent what came of what was sent to it, to be written down
     */
    record Look(String subscription, List<Sent> sent) {}

    private record Item(long at, List<Sent> sent) {}

    /** These are to be looked at now, whatever time they have. */
    synchronized void now(Collection<String> subscriptions) {
        subscriptions.forEach(subscription -> put(subscription, Duration.ZERO, List.of()));
    }

    /** These are to be looked at now, but for those that have a time. */
    synchronized void consider(Collection<String> subscriptions) {
        long now = nanos.getAsLong();
        subscriptions.forEach(subscription -> items.putIfAbsent(subscription, new Item(now, List.of())));
    }

    /** What came of it is to be written down now. */
    synchronized void now(Sent sent) {
        put(sent.subscription(), Duration.ZERO, List.of(sent));
    }

    /** It is to be looked at after {@code wait}, unless it is to be sooner. */
    synchronized void after(Look look, Duration wait) {
        put(look.subscription(), wait, look.sent());
    }

    private void put(String subscription, Duration wait, List<Sent> sent) {
        items.merge(subscription, new Item(nanos.getAsLong() + wait.toNanos(), sent), Agenda::merged);
    }

    private static Item merged(Item one, Item other) {
        List<Sent> sent = new ArrayList<>(one.sent());
        sent.addAll(other.sent());
        return new Item(one.at() - other.at() < 0 ? one.at() : other.at(), sent);
    }

    /** Up to {@code most} whose time has come, who are no longer on it. */
    synchronized List<Look> take(int most) {
        long now = nanos.getAsLong();
        List<Look> looks = new ArrayList<>();
        Iterator<Map.Entry<String, Item>> each = items.entrySet().iterator();
        while (each.hasNext() && looks.size() < most) {
            Map.Entry<String, Item> entry = each.next();
            if (entry.getValue().at() - now <= 0) {
                looks.add(new Look(entry.getKey(), entry.getValue().sent()));
                each.remove();
            }
        }
        return looks;
    }

    /** How long it is until the first one's time, {@code most} at most. */
    synchronized Duration pause(Duration most) {
        long now = nanos.getAsLong();
        long least =
                items.values().stream().mapToLong(item -> item.at() - now).min().orElse(most.toNanos());
        return Duration.ofNanos(Math.clamp(least, 0, most.toNanos()));
    }
}
