package dev.paved.catalog.team;

import dev.paved.catalog.ownership.OwnerRef;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** The owners of the services, as they are written there, and which entity each means. */
@Singleton
class ServiceOwners {

    /** How many services an owner, as it is written, has; and how many of them are off the path. */
    record Holding(String owner, int services, int offPath) {}

    /** All owners by the reference of what they mean, and those references that the catalog has. */
    record All(Map<String, List<Holding>> byRef, Set<String> known) {

        /** How {@code ref} is written where it owns a service. */
        Collection<String> meaning(String ref) {
            return byRef.getOrDefault(ref, List.of()).stream()
                    .map(Holding::owner)
                    .toList();
        }

        int services(String ref) {
            return byRef.getOrDefault(ref, List.of()).stream()
                    .mapToInt(Holding::services)
                    .sum();
        }

        int offPath(String ref) {
            return byRef.getOrDefault(ref, List.of()).stream()
                    .mapToInt(Holding::offPath)
                    .sum();
        }
    }

    /** The owners of all services that are there. */
    Uni<All> all(Mutiny.Session session) {
        return session.createNativeQuery("""
                        select owner, count(*), count(off_path.service)
                          from service left join off_path on off_path.service = service.name
                         where phase = 'ACTIVE' group by owner""", Object[].class)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Holding(
                                (String) row[0], ((Number) row[1]).intValue(), ((Number) row[2]).intValue()))
                        .toList())
                .chain(holdings -> known(session, holdings)
                        .map(known -> new All(
                                holdings.stream()
                                        .collect(Collectors.groupingBy(
                                                holding -> meant(holding.owner(), known),
                                                TreeMap::new,
                                                Collectors.toList())),
                                known)));
    }

    /** A user, where no kind is said and the catalog has that one and no such group. */
    private static String meant(String owner, Set<String> known) {
        OwnerRef said = OwnerRef.of(owner);
        return !said.kindNamed()
                        && !known.contains(said.ref())
                        && known.contains(said.asUser().ref())
                ? said.asUser().ref()
                : said.ref();
    }

    private static Uni<Set<String>> known(Mutiny.Session session, List<Holding> holdings) {
        Set<String> refs = holdings.stream()
                .map(holding -> OwnerRef.of(holding.owner()))
                .flatMap(owner -> Stream.of(owner.ref(), owner.asUser().ref()))
                .collect(Collectors.toSet());
        return session.createNativeQuery(
                        "select ref from catalog_entity where ref = any(string_to_array(:refs, chr(10)))", String.class)
                .setParameter("refs", String.join("\n", refs))
                .getResultList()
                .map(HashSet::new);
    }
}
