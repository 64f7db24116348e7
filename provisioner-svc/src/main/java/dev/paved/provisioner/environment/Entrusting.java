package dev.paved.provisioner.environment;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.lease.Lease;
import dev.paved.provisioner.environment.Entrusted.Kept;
import dev.paved.provisioner.environment.VariableSource.Offer;
import dev.paved.provisioner.environment.VariableSource.Recipient;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import dev.paved.provisioner.target.Confidential;
import dev.paved.provisioner.target.EnvironmentTarget;
import dev.paved.provisioner.target.ServiceSecret;
import dev.paved.provisioner.target.TargetException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gives an environment's target what its services are to have that is nobody's business. What is there already is not read
 * again; each content has a name of its own, so that only another content changes anything. See ADR 23.
 */
@Singleton
class Entrusting {

    private static final String ACTOR = "provisioner";
    private static final int DIGITS = 16;

    private final Environments environments;
    private final Revisions revisions;
    private final AllVariables variables;
    private final KeyedFingerprint fingerprint;
    private final EnvironmentTarget target;
    private final CrashPoints crash;
    private final Unfinished unfinished = new Unfinished();

    Entrusting(
            Environments environments,
            Revisions revisions,
            AllVariables variables,
            KeyedFingerprint fingerprint,
            EnvironmentTarget target,
            CrashPoints crash) {
        this.environments = environments;
        this.revisions = revisions;
        this.variables = variables;
        this.fingerprint = fingerprint;
        this.target = target;
        this.crash = crash;
    }

    /** What services are to have, and those of it that have to be made. */
    private record Plan(Map<String, Kept> services, List<ServiceSecret> fresh) {}

    /** Whether something was given: then the row is another one, and its workloads are to be told. */
    boolean renewed(EnvironmentEntity seen, Lease lease) throws IOException {
        String revision = revisions.of(seen.id);
        if (revision.equals(seen.entrustedRevision)) {
            return false;
        }
        Plan plan = plan(seen);
        if (!plan.fresh().isEmpty()) {
            environments.change(seen.id, lease, (session, row) -> {
                row.entrusted = Stored.text(row.entrusted().intending(plan.services()));
                return session.flush();
            });
            crash.at("secrets-intended");
            target.entrust(seen.placement(), plan.fresh());
            crash.at("secrets-made");
        }
        environments.change(seen.id, lease, (session, row) -> {
            row.entrusted = Stored.text(row.entrusted().made(plan.services()));
            row.entrustedRevision = row.generation == seen.generation ? revision : "";
            row.entrusting = true;
            return session.flush();
        });
        unfinished.done(seen.id);
        return true;
    }

    private Plan plan(EnvironmentEntity seen) throws IOException {
        Map<String, Kept> services = new TreeMap<>();
        List<ServiceSecret> fresh = new ArrayList<>();
        Set<String> there = target.entrusted(seen.placement());
        try {
            for (ServiceSpec service : seen.desired().services()) {
                var offers =
                        variables.offers(recipient(seen, service), service.env().keySet());
                String versions = Content.versions(offers);
                Kept present = seen.entrusted().services().get(service.name());
                if (present != null && present.versions().equals(versions) && there.contains(present.name())) {
                    services.put(service.name(), present);
                } else if (!offers.isEmpty()) {
                    ServiceSecret secret = read(seen, service, offers);
                    services.put(service.name(), new Kept(secret.name(), versions));
                    fresh.add(secret);
                }
            }
        } catch (RefusedException e) {
            throw new TargetException("SecretsUnreadable", "reading what services are given: " + e.getMessage(), e);
        }
        return new Plan(services, fresh);
    }

    private static Recipient recipient(EnvironmentEntity seen, ServiceSpec service) {
        return new Recipient(seen.id, seen.name, service.name(), seen.desired().untrusted());
    }

    private ServiceSecret read(EnvironmentEntity seen, ServiceSpec service, SortedMap<String, Offer> offers) {
        Cause cause = Cause.ownAccord(ACTOR, seen.correlationId);
        String purpose = "environment " + seen.name;
        SortedMap<String, Confidential> values = new TreeMap<>();
        offers.forEach((name, offer) -> values.put(
                name,
                unfinished.once(
                        seen.id,
                        service.name() + "/" + name + "=" + offer.version(),
                        () -> offer.reading().read(purpose, cause))));
        String content =
                fingerprint.of(Content.of(seen.id, service.name(), values)).substring(0, DIGITS);
        return new ServiceSecret(service.name(), service.name() + "-" + content, values);
    }
}
