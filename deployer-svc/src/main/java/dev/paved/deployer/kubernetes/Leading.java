package dev.paved.deployer.kubernetes;

import dev.paved.deployer.kubernetes.WorkloadObjects.Site;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Leads requests to the workloads of a service. */
@Singleton
class Leading {

    private final Cluster cluster;
    private final AddressObjects addresses;
    private final Addressing addressing;
    private final Names names;

    Leading(Cluster cluster, AddressObjects addresses, Addressing addressing, Names names) {
        this.cluster = cluster;
        this.addresses = addresses;
        this.addressing = addressing;
        this.names = names;
    }

    /** Leads {@code percent} of the requests to the candidate at {@code site}; whether they went so before. */
    boolean lead(Site site, int percent) throws Trouble {
        boolean before = leads(site, percent);
        if (!before) {
            addressing.lead(site, percent);
        }
        return before;
    }

    private boolean leads(Site site, int percent) throws Trouble {
        String namespace = names.namespace(site.environment());
        String name = Track.STABLE.name(site.service());
        Service service = cluster.ask(
                "Looking where requests go",
                client ->
                        client.services().inNamespace(namespace).withName(name).get());
        boolean led = service != null
                && service.getSpec()
                        .getSelector()
                        .equals(addresses.service(site, percent).getSpec().getSelector());
        Optional<HTTPRoute> route = addresses.route(site, percent);
        return led && (route.isEmpty() || weights(route.get()).equals(weights(present(namespace, name))));
    }

    private @Nullable HTTPRoute present(String namespace, String name) throws Trouble {
        return cluster.ask(
                "Looking at the route",
                client -> client.resources(HTTPRoute.class)
                        .inNamespace(namespace)
                        .withName(name)
                        .get());
    }

    private static Map<String, Integer> weights(@Nullable HTTPRoute route) {
        return route == null
                ? Map.of()
                : route.getSpec().getRules().stream()
                        .map(rule -> rule.getBackendRefs())
                        .flatMap(List::stream)
                        .collect(Collectors.toMap(HTTPBackendRef::getName, HTTPBackendRef::getWeight));
    }
}
