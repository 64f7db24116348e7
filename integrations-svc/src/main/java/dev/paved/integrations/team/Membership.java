package dev.paved.integrations.team;

import dev.paved.kit.identity.Caller;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in whose name callers may act: their own, that of the groups their token names, and operators in everybody's. */
@Singleton
public class Membership {

    private final Caller caller;
    private final Set<TeamRef> operators;

    Membership(Caller caller, OperatorsConfig config) {
        this.caller = caller;
        this.operators = config.operators().orElseGet(List::of).stream()
                .map(TeamRef::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who makes the present request. */
    public Member ofCaller() {
        Set<TeamRef> teams = Stream.concat(
                        TeamRef.user(caller.name()).stream(),
                        caller.groups().stream()
                                .map(TeamRef::parse)
                                .flatMap(Optional::stream)
                                .filter(TeamRef::isGroup))
                .collect(Collectors.toUnmodifiableSet());
        return new Member(caller.name(), teams, teams.stream().anyMatch(operators::contains));
    }
}
