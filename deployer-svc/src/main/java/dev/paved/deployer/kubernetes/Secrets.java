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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * Makes sure that {@code variables} are there for the pods at {@code site}, and removes what was there for pods that no
     * replica set in {@code sights} has any more.
     */
    Given give(Site site, Variables variables, Sights sights) throws Trouble {
        String secret = variables.isEmpty() ? null : make(site, variables);
        Set<String> noted = new TreeSet<>();
        Stream.ofNullable(secret).forEach(noted::add);
        for (String name : noted(site, sights)) {
            if (isUsed(name, sights) || name.equals(secret)) {
                noted.add(name);
            } else {
                remove(site, name);
            }
        }
        return new Given(variables.edition(), secret, List.copyOf(noted));
    }

    private static List<String> noted(Site site, Sights sights) {
        return Stream.of(sights.stable(), sights.candidate())
                .flatMap(sight -> Stream.concat(sight.notedSecrets(), sight.secrets()))
                .filter(name -> isOf(site, name))
                .distinct()
                .toList();
    }

    private static boolean isUsed(String name, Sights sights) {
        return Stream.of(sights.stable(), sights.candidate())
                .flatMap(Sight::secrets)
                .anyMatch(name::equals);
    }

    /** Removes what was made for {@code gone}, but what {@code stays} is given too. */
    void removeAllBut(Site site, Sight gone, Sight stays) throws Trouble {
        Set<String> names = Stream.concat(gone.notedSecrets(), gone.secrets())
                .filter(name -> isOf(site, name))
                .collect(Collectors.toCollection(TreeSet::new));
        stays.secrets().forEach(names::remove);
        for (String name : names) {
            remove(site, name);
        }
    }

    /** Removes what was given, unless pods in {@code sights} are given it too: the workload that was to note it is not there. */
    void takeBack(Site site, Given given, Sights sights) throws Trouble {
        if (given.secret() != null && !isUsed(given.secret(), sights)) {
            remove(site, given.secret());
        }
    }

    private String make(Site site, Variables variables) throws Trouble {
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
        return name;
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
    private void remove(Site site, String name) throws Trouble {
        cluster.ask(
                "Removing the secret " + name,
                client -> client.secrets()
                        .inNamespace(names.namespace(site.environment()))
                        .withName(name)
                        .delete());
    }

    /** Whether {@code name} is that of a secret that was made here. */
    private static boolean isOf(Site site, String name) {
        return name.startsWith(site.service() + GIVEN);
    }

    private static String name(Site site, Variables variables) {
        String revision = site.service() + "/" + variables.edition().revision();
        return site.service()
                + GIVEN
                + HexFormat.of().formatHex(Sha256.of(revision)).substring(0, DIGITS);
    }
}
