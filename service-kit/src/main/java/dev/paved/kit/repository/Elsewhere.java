package dev.paved.kit.repository;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TransportHttp;

/** Asks repositories elsewhere, with the tokens for their hosts, and takes no more than may be taken. */
final class Elsewhere {

    private static final int SILENCE_SECONDS = 60;
    private static final Set<RefUpdate.Result> KEPT = Set.of(
            RefUpdate.Result.NEW, RefUpdate.Result.FAST_FORWARD, RefUpdate.Result.FORCED, RefUpdate.Result.NO_CHANGE);

    private final GitTokens tokens;
    private final FetchLimits limits;
    private final Predicate<URL> allowed;

    /** With HTTP, only the addresses that are {@code allowed} are asked. */
    Elsewhere(GitTokens tokens, FetchLimits limits, Predicate<URL> allowed) {
        this.tokens = tokens;
        this.limits = limits;
        this.allowed = allowed;
    }

    FetchLimits limits() {
        return limits;
    }

    /**
     * Fetches the refs that {@code specs} name into the mirror {@code git}, each with its newest commit alone.
     *
     * @return whether all of it could be kept
     * @throws BeyondLimit where it is too much
     */
    boolean fetch(Path git, String url, RefSpec... specs) throws IOException {
        Mirror.ensure(git);
        Allowance allowance = new Allowance(limits);
        try (Repository repository = new BoundedRepository(git, allowance);
                Git mirror = new Git(repository)) {
            return reaching(url, allowance, mirror.fetch())
                    .setRemote(url)
                    .setRefSpecs(specs)
                    .setRemoveDeletedRefs(true)
                    .setTagOpt(TagOpt.NO_TAGS)
                    .setDepth(1)
                    .call()
                    .getTrackingRefUpdates()
                    .stream()
                    .allMatch(update -> KEPT.contains(update.getResult()));
        } catch (GitAPIException e) {
            IOException failure = failure(e, allowance);
            if (!(failure instanceof BeyondLimit) && Files.exists(git.resolve("shallow.lock"))) {
                return false; // A process was killed in the middle of a fetch.
            }
            throw failure;
        }
    }

    /** The branches and tags of the one at {@code url}, by their full names. */
    Map<String, Ref> refs(String url) throws IOException {
        Allowance allowance = new Allowance(limits);
        try {
            return reaching(url, allowance, Git.lsRemoteRepository())
                    .setRemote(url)
                    .setHeads(true)
                    .setTags(true)
                    .callAsMap();
        } catch (GitAPIException e) {
            throw failure(e, allowance);
        }
    }

    private <C extends TransportCommand<C, ?>> C reaching(String url, Allowance allowance, C command) {
        return command.setTimeout(SILENCE_SECONDS)
                .setCredentialsProvider(HostToken.of(url, tokens))
                .setTransportConfigCallback(transport -> {
                    if (transport instanceof TransportHttp http) {
                        http.setHttpConnectionFactory(new BoundConnections(allowed, allowance));
                    }
                });
    }

    private static IOException failure(GitAPIException e, Allowance allowance) {
        Throwable deepest = e;
        boolean unanswered = false;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BeyondLimit limit) {
                return limit;
            }
            if (cause instanceof TooLargeObjectInPackException) {
                return allowance.tooLarge();
            }
            unanswered |= Unanswered.isSign(cause);
            deepest = cause;
        }
        String said = String.valueOf(e.getMessage());
        String why = String.valueOf(deepest.getMessage());
        String message = deepest.getMessage() == null || said.contains(why) ? said : said + " (" + why + ")";
        return unanswered ? new Unanswered(message, e) : new IOException(message, e);
    }
}
