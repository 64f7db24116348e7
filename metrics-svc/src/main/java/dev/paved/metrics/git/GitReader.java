package dev.paved.metrics.git;

import static java.util.stream.Collectors.toSet;

import dev.paved.kit.lifecycle.BackgroundLoop;
import dev.paved.metrics.board.Board;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.FactKeys;
import dev.paved.metrics.fact.GitCommit;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.store.Database;
import dev.paved.metrics.store.GitCommits;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Reads the history of deployed commits from the repositories of this machine, beside everything else: whatever is wrong
 * with a repository, the pushes that were seen remain.
 *
 * @see "ADR 8: ranges from Git"
 */
@Singleton
class GitReader {

    private static final Logger LOG = Logger.getLogger(GitReader.class);
    private static final Duration PERIOD = Duration.ofSeconds(30);
    private static final int MOST_COMMITS = 10_000;

    private final Map<String, Reading> asked = new ConcurrentHashMap<>();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final CommitWalk walk = new CommitWalk(MOST_COMMITS);
    private final BackgroundLoop loop = new BackgroundLoop("metrics-git", PERIOD, this::readAll);
    private final InVain inVain;
    private final LocalRepositories repositories;
    private final Database database;
    private final Board board;

    GitReader(LocalRepositories repositories, Database database, Board board, InstantSource time) {
        this.inVain = new InVain(time);
        this.repositories = repositories;
        this.database = database;
        this.board = board;
    }

    void start(@Observes StartupEvent event) {
        board.watch(this::judged);
        loop.start();
    }

    void stop(@Observes @Priority(15) ShutdownEvent event) {
        loop.close();
    }

    /** Asks for what {@code facts} lack: the history of the commits that were deployed to production. */
    private void judged(ServiceFacts facts) {
        String repository = facts.service().home().inRepository();
        if (repository == null || !repositories.mayHave(repository)) {
            return;
        }
        Set<String> missing = facts.deployments().stream()
                .filter(d -> d.production() && d.at().succeeded() != null)
                .map(Deployment::commit)
                .filter(Objects::nonNull)
                .collect(toSet());
        facts.code().commits().forEach(commit -> missing.remove(commit.sha()));
        missing.removeIf(sha -> inVain.contains(repository, sha));
        if (!missing.isEmpty()) {
            asked.merge(repository, new Reading(Set.of(facts.service().name()), missing), Reading::with);
            loop.wake();
        }
    }

    private void readAll() {
        for (String repository : List.copyOf(asked.keySet())) {
            Reading reading = asked.remove(repository);
            if (reading != null) {
                read(repository, reading);
            }
        }
    }

    private void read(String repository, Reading reading) {
        try {
            Optional<Path> folder = repositories.folder(repository);
            FactKeys told = folder.isEmpty() ? FactKeys.NONE : read(repository, folder.get(), reading);
            if (told.equals(FactKeys.NONE)) {
                inVain.add(repository, reading.commits());
            } else {
                board.touched(reading.services(), told);
            }
        } catch (SQLException e) {
            asked.merge(repository, reading, Reading::with);
            throw new IllegalStateException("the history of " + repository + " can't be kept", e);
        } catch (IOException | RuntimeException e) {
            inVain.add(repository, reading.commits());
            if (reported.add(repository)) {
                LOG.warnf(
                        "repository=%s its history can't be read, so the pushes that were seen tell the ranges: %s",
                        repository, e);
            }
        }
    }

    /** What there is to know now that was not before: all where another service's reading had found some of it. */
    private FactKeys read(String repository, Path folder, Reading reading) throws SQLException, IOException {
        Set<String> known = database.run(connection -> GitCommits.known(connection, repository));
        List<GitCommit> commits = walk.read(repository, folder, reading.commits(), known);
        Set<String> found = commits.stream().map(GitCommit::sha).collect(toSet());
        inVain.add(
                repository,
                reading.commits().stream()
                        .filter(sha -> !found.contains(sha) && !known.contains(sha))
                        .toList());
        if (!commits.isEmpty()) {
            List<String> told = reading.services().stream().filter(board::shows).toList();
            database.run(connection -> {
                GitCommits.join(connection, repository, commits, told);
                return found.size();
            });
        }
        reported.remove(repository);
        return reading.commits().stream().anyMatch(known::contains) ? FactKeys.ALL : FactKeys.commits(commits);
    }
}
