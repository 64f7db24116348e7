package dev.paved.provisioner.environment;

import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.persistence.Transactions;
import dev.paved.provisioner.environment.EnvironmentFailure.Ending;
import dev.paved.provisioner.environment.VariableSource.Offer;
import dev.paved.provisioner.environment.VariableSource.Recipient;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import dev.paved.provisioner.target.Confidential;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What services are given that something else runs than a target of an environment, which asks for it. See ADR 24. */
@Singleton
class ServiceVariables {

    private static final int DIGITS = 16;

    private final Transactions transactions;
    private final Environments environments;
    private final AllVariables variables;
    private final KeyedFingerprint fingerprint;

    ServiceVariables(
            Transactions transactions,
            Environments environments,
            AllVariables variables,
            KeyedFingerprint fingerprint) {
        this.transactions = transactions;
        this.environments = environments;
        this.variables = variables;
        this.fingerprint = fingerprint;
    }

    /** Another text where what the service is given may be another; nothing is read for it. */
    String version(String environment, String service) {
        EnvironmentEntity row = standing(environment);
        return version(row, service, offers(row, service));
    }

    /** All of it, once it is on record that it was read. */
    GivenVariables read(String environment, String service, String purpose, Cause cause) {
        EnvironmentEntity row = standing(environment);
        SortedMap<String, Offer> offers = offers(row, service);
        SortedMap<String, Confidential> values = new TreeMap<>();
        offers.forEach((name, offer) -> values.put(name, offer.reading().read(purpose, cause)));
        Map<String, String> revealed = new TreeMap<>();
        values.forEach((name, value) -> revealed.put(name, value.reveal()));
        return new GivenVariables(
                version(row, service, offers), shortened(Content.of(row.id, service, values)), revealed);
    }

    /** One that could not be changed goes on too: what runs in it may have to be started again. */
    private EnvironmentEntity standing(String name) {
        EnvironmentEntity row = transactions.run(session -> environments.named(session, name));
        if (row.phase.isEnding()) {
            throw new RefusedException(new Ending(row.name, String.valueOf(row.reason)));
        }
        return row;
    }

    private SortedMap<String, Offer> offers(EnvironmentEntity row, String service) {
        Desired desired = row.desired();
        Set<String> own = desired.services().stream()
                .filter(spec -> spec.name().equals(service))
                .findFirst()
                .map(ServiceSpec::env)
                .map(Map::keySet)
                .orElse(Set.of());
        Recipient recipient = new Recipient(row.id, row.name, service, desired.untrusted());
        List<String> awaited = variables.awaited(recipient);
        if (!awaited.isEmpty()) {
            throw new RefusedException(new Conflict(
                    "What '%s' is given in '%s' is not known yet: %s."
                            .formatted(service, row.name, String.join(", ", awaited)),
                    "platform database list --env " + row.name));
        }
        return variables.offers(recipient, own);
    }

    private String version(EnvironmentEntity row, String service, SortedMap<String, Offer> offers) {
        return shortened("versions/" + row.id + "/" + service + "\n" + Content.versions(offers));
    }

    private String shortened(String content) {
        return fingerprint.of(content).substring(0, DIGITS);
    }
}
