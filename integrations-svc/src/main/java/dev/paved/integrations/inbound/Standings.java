package dev.paved.integrations.inbound;

import dev.paved.integrations.inbound.Arrivals.Arrival;
import dev.paved.kit.persistence.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Tells how it stands with systems that deliver to here. */
@Singleton
public class Standings {
    private final Config config;
    private final Arrivals arrivals;
    private final Transactions transactions;

    Standings(Config config, Arrivals arrivals, Transactions transactions) {
        this.config = config;
        this.arrivals = arrivals;
        this.transactions = transactions;
    }

    /** How it stands with each of {@code hooks}, in their order. Blocks. */
    public List<Standing> of(List<Hook> hooks) {
        List<Arrival> all = transactions.run(arrivals::all);
        return hooks.stream()
                .map(hook -> Standing.of(
                        hook,
                        isConfigured(hook),
                        all.stream()
                                .filter(each -> each.source().equals(hook.source()))
                                .toList()))
                .toList();
    }

    /** How it stands with {@code hook}. Blocks. */
    public Standing of(Hook hook) {
        return of(List.of(hook)).getFirst();
    }

    /** By a secret that may tell of everything, or by those of single senders. */
    private boolean isConfigured(Hook hook) {
        return config.getOptionalValue(hook.secretSetting(), String.class)
                        .filter(secret -> !secret.isBlank())
                        .isPresent()
                || StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                        .anyMatch(name -> name.startsWith(hook.senderSettings()));
    }
}
