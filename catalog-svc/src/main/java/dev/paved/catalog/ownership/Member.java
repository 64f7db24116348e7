package dev.paved.catalog.ownership;

import java.util.Set;

/**
 * A caller with all that they may own things as.
 *
 * @param user the reference of the caller
 * @param groups the references of the groups that the caller is in, by their token or by the catalog
 */
record Member(String user, Set<String> groups) {

    boolean isOneOf(Set<String> owners) {
        return owners.contains(user) || groups.stream().anyMatch(owners::contains);
    }

    /** Who this is, for people. */
    String words() {
        return user + (groups.isEmpty() ? ", in no group" : ", in " + String.join(", ", groups));
    }
}
