package dev.paved.catalog.team;

import dev.paved.catalog.ownership.Transfer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A team, or a person, and what is theirs.
 *
 * @param ref its reference, for example {@code group:default/payments}
 * @param known whether the catalog has it; where it has not, what is theirs is orphaned
 * @param title what it is called; null where nobody told
 * @param type what kind of group it is; null where nobody told
 * @param parent the group it is part of; null where it is of none
 * @param children the groups that are part of it
 * @param members the users in it, as the catalog has it
 * @param services the services that are theirs, by name; at most the first 1,000
 * @param serviceCount how many services are theirs: more than are listed where the list is cut
 * @param offPath how many of them follow no golden path
 * @param offPathExpired how many of those are to be reviewed
 * @param openIncidents how many incidents of them have not ended
 * @param entities what else is theirs, by kind in lower case; at most the first 1,000
 * @param entityCount how much else is theirs: more than is listed where the list is cut
 * @param transfers the requests that wait for their consent, and those that would give them a service
 */
record Team(
        String ref,
        boolean known,
        @Nullable String title,
        @Nullable String description,
        @Nullable String type,
        @Nullable String parent,
        List<String> children,
        List<String> members,
        List<TeamService> services,
        int serviceCount,
        int offPath,
        int offPathExpired,
        int openIncidents,
        Map<String, List<String>> entities,
        int entityCount,
        List<Transfer> transfers) {}
