package dev.paved.integrations.github.connect;

import static dev.paved.integrations.github.GithubHook.HOOK;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.integrations.github.EventNames;
import dev.paved.integrations.github.GithubConfig;
import dev.paved.integrations.github.missed.Hooks;
import dev.paved.integrations.inbound.PublicUrl;
import dev.paved.integrations.inbound.Standing;
import dev.paved.integrations.inbound.Standings;
import dev.paved.kit.client.BoundedHttp;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Work;
import dev.paved.kit.github.GitHubBusy;
import dev.paved.kit.github.GitHubClient;
import dev.paved.kit.github.GitHubRefused;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.repository.GitTokens;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Connects repositories and organisations on GitHub, and tells how far that is. */
@Singleton
class Connections {
    private static final String CONTENT_TYPE = "application/json";

    private final GithubConfig config;
    private final GitTokens own;
    private final BoundedHttp http;
    private final ObjectMapper json;
    private final InstantSource time;
    private final PublicUrl urls;
    private final Standings standings;
    private final Hooks hooks;

    Connections(
            GithubConfig config,
            GitTokens own,
            BoundedHttp http,
            ObjectMapper json,
            InstantSource time,
            PublicUrl urls,
            Standings standings,
            Hooks hooks) {
        this.config = config;
        this.own = own;
        this.http = http;
        this.json = json;
        this.time = time;
        this.urls = urls;
        this.standings = standings;
        this.hooks = hooks;
    }

    /**
     * What a webhook is to be, and how it stands with it.
     *
     * @param page where it is made by hand
     * @param hasToken whether this service has a token of its own to make it with
     * @param lastPingAt when a ping of any webhook of {@code place} arrived last
     */
    record Connection(
            String place,
            String payloadUrl,
            String contentType,
            List<String> events,
            String page,
            boolean hasToken,
            @Nullable Instant lastPingAt,
            Standing standing) {}

    /**
     * A webhook that is there now, and that GitHub was asked to ping.
     *
     * @param lastPingAt when a ping came last before that: what arrives from now on is later
     * @param lastRecorded the ping of the webhook that GitHub had recorded last before that; null where it had none
     */
    record Connected(
            String place,
            String payloadUrl,
            long hook,
            Made.How result,
            List<Long> doubles,
            @Nullable Instant lastPingAt,
            @Nullable String lastRecorded) {}

    private record Pinged(Made made, @Nullable String lastRecorded) {}

    /** How it stands with {@code place}. Blocks. */
    Connection look(String place, @Nullable String url) {
        return new Connection(
                place,
                urls.of(HOOK, url),
                CONTENT_TYPE,
                EventNames.FOLLOWED,
                page(place),
                own.token(config.url()).isPresent(),
                hooks.lastPing(place).orElse(null),
                standings.of(HOOK));
    }

    /** Asks GitHub for the webhook and for a ping of it. Blocks. */
    Work connect(ConnectRequest request) {
        String secret = config.webhookSecret()
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new RefusedException(new ConnectRefusal.NoSecret()));
        String url = urls.of(HOOK, request.url().orElse(null));
        Instant before = hooks.lastPing(request.place()).orElse(null);
        Pinged pinged = asking(request, remote -> {
            Made done = remote.make(url, secret);
            String lastRecorded = done.how() == Made.How.CREATED ? null : lastRecorded(remote, done.id());
            remote.ping(done.id());
            return new Pinged(done, lastRecorded);
        });
        Made made = pinged.made();
        Connected connected = new Connected(
                request.place(), url, made.id(), made.how(), made.doubles(), before, pinged.lastRecorded());
        return new Work(
                (session, cause) ->
                        hooks.put(session, made.id(), request.place()).replaceWith(Acceptance.done(connected)),
                () -> {});
    }

    /** The webhook is connected as well where it is not to be seen what was delivered to it. */
    private static @Nullable String lastRecorded(RemoteHooks remote, long hook) {
        try {
            return remote.lastRecorded(hook);
        } catch (GitHubRefused | GitHubBusy unseen) {
            return null;
        }
    }

    /** What GitHub keeps of the last ping of {@code hook}, unless that is {@code older}, which was before. Blocks. */
    PingReport report(ConnectRequest request, long hook, @Nullable String older) {
        String url = urls.of(HOOK, request.url().orElse(null));
        return asking(request, remote -> remote.pingAfter(hook, older))
                .map(delivery -> PingReport.of(delivery, url))
                .orElseGet(PingReport::none);
    }

    @FunctionalInterface
    private interface Asking<T> {
        T of(RemoteHooks remote) throws GitHubBusy, GitHubRefused;
    }

    private <T> T asking(ConnectRequest request, Asking<T> asking) {
        GitHubClient client = new GitHubClient(config.host(), tokens(request.token()), http, json, time);
        try {
            return asking.of(new RemoteHooks(client, json, request.place()));
        } catch (GitHubRefused e) {
            throw new RefusedException(new ConnectRefusal.Refused(request.place(), e));
        } catch (GitHubBusy e) {
            throw new RefusedException(new ConnectRefusal.Unheard(e));
        }
    }

    private GitTokens tokens(Optional<String> given) {
        GitTokens tokens = given.<GitTokens>map(token -> () -> Map.of(GitTokens.key(config.url()), token))
                .orElse(own);
        if (tokens.token(config.url()).isEmpty()) {
            throw new RefusedException(new ConnectRefusal.NoToken(config.url()));
        }
        return tokens;
    }

    private String page(String place) {
        return config.host().url() + (place.contains("/") ? "/" + place : "/organizations/" + place)
                + "/settings/hooks/new";
    }
}
