package dev.paved.deployer.kubernetes;

import dev.paved.deployer.kubernetes.WorkloadObjects.Given;
import dev.paved.deployer.kubernetes.WorkloadObjects.Site;
import dev.paved.deployer.variables.Variables;
import dev.paved.kit.digest.Sha256;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What services are given, as immutable secrets: another content has another name, so the workload rolls. They are made and
 * deleted by their names; never listed, read or changed.
 */
@Singleton
class Secrets {

    private static final String GIVEN = "-given-";
    private static final int CONFLICT = 409;
    private static final int DIGITS = 16;

    private final Cluster cluster;
    private final Names names;

    Secrets(Cluster cluster, Names names) {
        this.cluster = cluster;
        this.names = names;
    }

    /** Makes sure that {@code variables} are there for the pods at {@code site}. */
    Given give(Site site, Variables variables) throws Trouble {
        if (variables.isEmpty()) {
            return new Given(variables.edition(), null);
        }
        String name = name(site, variables);
        Map<String, String> values = new HashMap<>();
        variables.into(values);
        Secret secret = new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(names.namespace(site.environment()))
                .withLabels(Names.labels(site.environment(), site.service()))
                .endMetadata()
                .withImmutable(true)
                .withType("Opaque")
                .withStringData(values)
                .build();
        cluster.ask("Making the secret " + name, client -> make(client, secret));
        return new Given(variables.edition(), name);
    }

    /** One that is there already has the same content by its name. */
    private static boolean make(KubernetesClient client, Secret secret) {
        try {
            client.resource(secret).create();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    /** Removes what is called {@code name}, if it is there. */
    void remove(Site site, String name) throws Trouble {
        cluster.ask(
                "Removing the secret " + name,
                client -> client.secrets()
                        .inNamespace(names.namespace(site.environment()))
                        .withName(name)
                        .delete());
    }

    /** Whether {@code name} is that of a secret that was made here. */
    static boolean isOf(Site site, String name) {
        return name.startsWith(site.service() + GIVEN);
    }

    private static String name(Site site, Variables variables) {
        String revision = site.service() + "/" + variables.edition().revision();
        return site.service()
                + GIVEN
                + HexFormat.of().formatHex(Sha256.of(revision)).substring(0, DIGITS);
    }
}
