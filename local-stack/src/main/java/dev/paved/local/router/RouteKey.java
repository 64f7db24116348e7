package dev.paved.local.router;

import java.util.Comparator;

/** What a route leads to: a service in an environment. Ordered by environment. */
record RouteKey(String environment, String service) implements Comparable<RouteKey> {
    private static final Comparator<RouteKey> ORDER =
            Comparator.comparing(RouteKey::environment).thenComparing(RouteKey::service);

    @Override
    public int compareTo(RouteKey other) {
        return ORDER.compare(this, other);
    }
}
