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

    /** Each owner by the one before it, for the index has them in order and far fewer than services. */
    private static final String OWNERS = """
            with recursive written as (
                (select owner from service where phase = 'ACTIVE' order by owner limit 1)
                union all
                select (select owner from service where phase = 'ACTIVE' and owner > written.owner order by owner limit 1)
                  from written where written.owner is not null
            )
            select owner from written where owner is not null""";

    private static final String HOLDINGS = """
            select owner, count(*), count(off_path.service), count(off_path.expired_at), coalesce(sum(suffering.open), 0)
              from service
              left join off_path on off_path.service = service.name
              left join (select service, count(*) as open from incident where open group by service) as suffering
                     on suffering.service = service.name
             where phase = 'ACTIVE' and owner = any(string_to_array(:owners, chr(10)))
             group by owner""";

    /** All owners, as they are written, by the reference of what they mean; and those references that the catalog has. */
    record All(Map<String, List<String>> byRef, Set<String> known) {

        /** How each of {@code refs} is written where it owns a service. */
        List<String> meaning(Collection<String> refs) {
            return refs.stream().flatMap(ref -> meaning(ref).stream()).toList();
        }

        /** How {@code ref} is written where it owns a service. */
        List<String> meaning(String ref) {
            return byRef.getOrDefault(ref, List.of());
        }

        /** The references of those whom the catalog does not have. */
        List<String> unknown() {
            return byRef.keySet().stream().filter(ref -> !known.contains(ref)).toList();
        }
    }

    /** The owners of all services that are there. */
    Uni<All> all(Mutiny.Session session) {
        return session.createNativeQuery(OWNERS, String.class)
                .getResultList()
                .chain(owners -> known(session, owners)
                        .map(known -> new All(
                                owners.stream()
                                        .collect(Collectors.groupingBy(
                                                owner -> meant(owner, known), TreeMap::new, Collectors.toList())),
                                known)));
    }

    /** What services each of {@code owners} has, who are written so; nothing of those that have none. */
    Uni<Map<String, Holding>> holdings(Mutiny.Session session, Collection<String> owners) {
        return session.createNativeQuery(HOLDINGS, Object[].class)
                .setParameter("owners", String.join("\n", owners))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> (String) row[0],
                                row -> new Holding(number(row[1]), number(row[2]), number(row[3]), number(row[4])))));
    }

    private static int number(Object column) {
        return ((Number) column).intValue();
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

    private static Uni<Set<String>> known(Mutiny.Session session, List<String> owners) {
        Set<String> refs = owners.stream()
                .map(OwnerRef::of)
                .flatMap(owner -> Stream.of(owner.ref(), owner.asUser().ref()))
                .collect(Collectors.toSet());
        return session.createNativeQuery(
                        "select ref from catalog_entity where ref = any(string_to_array(:refs, chr(10)))", String.class)
                .setParameter("refs", String.join("\n", refs))
                .getResultList()
                .map(HashSet::new);
    }
}
