package dev.paved.catalog.team;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/**
 * What services an owner has, in numbers.
 *
 * @param offPath how many of them follow no golden path
 * @param offPathExpired how many of those are to be reviewed
 * @param openIncidents how many incidents of them have not ended
 */
record Holding(int services, int offPath, int offPathExpired, int openIncidents) {

    static final Holding NONE = new Holding(0, 0, 0, 0);

    /** What {@code owners} have together. */
    static Holding of(Collection<String> owners, Map<String, Holding> holdings) {
        return owners.stream().map(holdings::get).filter(Objects::nonNull).reduce(NONE, Holding::and);
    }

    private Holding and(Holding other) {
        return new Holding(
                services + other.services,
                offPath + other.offPath,
                offPathExpired + other.offPathExpired,
                openIncidents + other.openIncidents);
    }
}
