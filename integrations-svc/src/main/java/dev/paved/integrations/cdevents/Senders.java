package dev.paved.integrations.cdevents;

import static dev.paved.integrations.cdevents.CdEventsWebhookResource.HOOK;

import dev.paved.integrations.inbound.InboundFailure.NoSecret;
import dev.paved.integrations.inbound.SharedSecret;
import dev.paved.kit.http.RefusedException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells by its secret who sends CDEvents. */
@Singleton
class Senders {
    static final String ANY = "*";

    private record Known(Sender sender, SharedSecret secret) {}

    private final List<Known> known = new ArrayList<>();

    Senders(CdEventsConfig config) {
        Set<String> secrets = new HashSet<>();
        config.webhookSecret().map(String::strip).ifPresent(secrets::add);
        for (Map.Entry<String, CdEventsConfig.Sender> each : config.senders().entrySet()) {
            CdEventsConfig.Sender settings = each.getValue();
            require(each.getKey(), !settings.secret().isBlank(), "is empty");
            require(each.getKey(), secrets.add(settings.secret().strip()), "is another sender's too");
            Sender sender = new Sender(each.getKey(), limit(settings.services()), limit(settings.sources()));
            known.add(new Known(sender, new SharedSecret(HOOK, Optional.of(settings.secret()))));
        }
        if (known.isEmpty()
                || config.webhookSecret().filter(given -> !given.isBlank()).isPresent()) {
            known.add(new Known(Sender.ofEverything(), new SharedSecret(HOOK, config.webhookSecret())));
        }
    }

    private static Optional<Set<String>> limit(Set<String> named) {
        return named.contains(ANY) ? Optional.empty() : Optional.of(named);
    }

    private static void require(String sender, boolean met, String otherwise) {
        if (!met) {
            throw new IllegalStateException("paved.integrations.cdevents.senders." + sender + ".secret " + otherwise
                    + ": give each sender a secret of its own.");
        }
    }

    /**
     * Whose secret {@code authorization} has.
     *
     * @throws RefusedException where it is nobody's
     */
    Sender of(@Nullable String authorization) {
        RefusedException refused = new RefusedException(new NoSecret(HOOK));
        for (Known each : known) {
            try {
                each.secret().verify(authorization);
                return each.sender();
            } catch (RefusedException e) {
                refused = e;
            }
        }
        throw refused;
    }
}
