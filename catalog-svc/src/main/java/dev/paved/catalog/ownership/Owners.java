package dev.paved.catalog.ownership;

import dev.paved.catalog.service.Owner;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Says who stands for an owner: the user it is, or those who are in the group it is, by their token or by the Users and
 * Groups of the catalog.
 *
 * @see "ADR 15: consent to a transfer"
 */
@Singleton
class Owners {

    private final Set<String> stewards;

    Owners(OwnershipConfig config) {
        this.stewards = config.stewards().orElseGet(List::of).stream()
                .map(steward -> OwnerRef.of(steward).ref())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The caller {@code name}, whose token names {@code groups}. */
    Uni<Member> member(Mutiny.Session session, String name, Set<String> groups) {
        OwnerRef user = OwnerRef.user(Owner.of(name));
        return session.createNativeQuery(
                        "select target from catalog_relation where source = :user and type = 'memberOf'", String.class)
                .setParameter("user", user.ref())
                .getResultList()
                .map(known -> new Member(
                        user.ref(),
                        Stream.concat(
                                        groups.stream()
                                                .map(group -> OwnerRef.of(group).ref()),
                                        known.stream())
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    /** Whether {@code member} may consent for {@code owner}. */
    Uni<Boolean> mayConsent(Mutiny.Session session, Member member, String owner) {
        return meant(session, owner).map(refs -> {
            Set<String> allowed = new HashSet<>(refs);
            allowed.addAll(stewards);
            return member.isOneOf(allowed);
        });
    }

    /** Whether the catalog has a User or Group that {@code owner} means. */
    Uni<Boolean> isKnown(Mutiny.Session session, String owner) {
        return meant(session, owner).chain(refs -> known(session, refs)).map(known -> !known.isEmpty());
    }

    /** Who can consent for {@code owner}, for people. */
    Uni<String> consenting(Mutiny.Session session, String owner) {
        String ref = OwnerRef.of(owner).ref();
        return session.createNativeQuery(
                        "select target from catalog_relation where source = :owner and type = 'hasMember' order by target",
                        String.class)
                .setParameter("owner", ref)
                .getResultList()
                .map(members -> (ref.startsWith("user:") ? ref : whoIsIn(ref, members))
                        + stewards.stream()
                                .sorted()
                                .map(steward -> ", or the steward " + steward)
                                .collect(Collectors.joining()));
    }

    private static String whoIsIn(String group, List<String> members) {
        return members.isEmpty()
                ? "whoever is in " + group + " by their token (the catalog knows no member of it)"
                : "whoever is in " + group + ": " + String.join(", ", members);
    }

    /** What {@code owner} means: where no kind is said, and there is no such group, the user of that name too. */
    private static Uni<Set<String>> meant(Mutiny.Session session, String owner) {
        OwnerRef said = OwnerRef.of(owner);
        return said.kindNamed()
                ? Uni.createFrom().item(Set.of(said.ref()))
                : known(session, Set.of(said.ref()))
                        .map(known -> Optional.of(said.ref())
                                .filter(known::contains)
                                .map(Set::of)
                                .orElseGet(
                                        () -> Set.of(said.ref(), said.asUser().ref())));
    }

    private static Uni<List<String>> known(Mutiny.Session session, Collection<String> refs) {
        return session.createNativeQuery("select ref from catalog_entity where ref in (:refs)", String.class)
                .setParameter("refs", refs)
                .getResultList();
    }
}
