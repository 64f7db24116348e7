package dev.paved.metrics.git;

import java.util.HashSet;
import java.util.Set;

/** What is to be read of a repository, and for whom. */
record Reading(Set<String> services, Set<String> commits) {

    Reading with(Reading other) {
        Set<String> allServices = new HashSet<>(services);
        allServices.addAll(other.services);
        Set<String> allCommits = new HashSet<>(commits);
        allCommits.addAll(other.commits);
        return new Reading(allServices, allCommits);
    }
}
