package dev.paved.integrations.github;

import dev.paved.integrations.github.Payload.Account;
import dev.paved.integrations.github.Payload.Changes;
import dev.paved.integrations.github.Payload.Former;
import dev.paved.integrations.github.Payload.FormerOwner;
import dev.paved.integrations.github.Payload.NamedRepository;
import dev.paved.integrations.github.Payload.OwnerChange;
import dev.paved.integrations.github.Payload.RepositoryActivity;
import dev.paved.integrations.github.Payload.RepositoryChange;
import dev.paved.integrations.repository.RepositoryNames.Known;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Repositories that are called otherwise or belong to somebody else than before. A new one takes its name from whichever
 * had it: GitHub no longer leads on from there.
 */
@Singleton
class Renamings {
    private final InstantSource time;

    Renamings(InstantSource time) {
        this.time = time;
    }

    /** What {@code activity} says of a repository's names; empty where it says nothing of them. */
    Optional<Known> of(RepositoryActivity activity) {
        NamedRepository repository = activity.repository();
        return switch (activity.action()) {
            case "created" -> Optional.of(known(repository, Stream.empty()));
            case "renamed" ->
                Optional.ofNullable(formerName(activity.changes()))
                        .map(name -> known(
                                repository,
                                Stream.ofNullable(repository.owner().login()).map(owner -> owner + "/" + name)));
            case "transferred" ->
                Optional.ofNullable(formerOwner(activity.changes()))
                        .map(owner -> known(repository, Stream.of(owner + "/" + repository.name())));
            default -> Optional.empty();
        };
    }

    private Known known(NamedRepository repository, Stream<String> former) {
        List<String> names =
                Stream.concat(former, Stream.of(repository.fullName())).toList();
        Instant at = repository.updatedAt() == null ? time.instant() : repository.updatedAt();
        return new Known(GithubHook.HOOK.source() + "/" + repository.id(), names, at);
    }

    private static @Nullable String formerName(@Nullable Changes changes) {
        return changes != null && changes.repository() instanceof RepositoryChange(Former(String from)) ? from : null;
    }

    private static @Nullable String formerOwner(@Nullable Changes changes) {
        if (changes == null || !(changes.owner() instanceof OwnerChange(FormerOwner from))) {
            return null;
        }
        Account account = from.organization() == null ? from.user() : from.organization();
        return account == null ? null : account.login();
    }
}
