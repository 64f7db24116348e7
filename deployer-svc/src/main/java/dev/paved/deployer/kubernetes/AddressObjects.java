package dev.paved.deployer.kubernetes;

import dev.paved.deployer.kubernetes.WorkloadObjects.Site;
import dev.paved.kit.kubernetes.WebObjects;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRefBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By what a service is reached: its name in the cluster, and from outside an ingress, or a route of the Gateway API where a
 * gateway is set. They say too which requests go to a version beside the workload that stays.
 */
@Singleton
class AddressObjects {

    private final KubernetesSettings settings;
    private final Names names;

    AddressObjects(KubernetesSettings settings, Names names) {
        this.settings = settings;
        this.names = names;
    }

    /** Whether a gateway shares requests by weights; if not, each pod gets as many as any other. */
    boolean hasWeights() {
        return settings.gateway().isPresent() && settings.domain().isPresent();
    }

    /** All that leads requests at {@code site}, {@code percent} of them to the candidate. */
    List<HasMetadata> of(Site site, int percent) {
        List<HasMetadata> all = new ArrayList<>();
        all.add(service(site, percent));
        if (percent > 0) {
            all.addAll(beside(site));
        }
        host(site)
                .ifPresent(host -> all.add(
                        settings.gateway().isPresent()
                                ? route(site, host, settings.gateway().get(), percent)
                                : WebObjects.ingress(
                                        names.metadata(site, Track.STABLE), host, settings.ingressClass())));
        return all;
    }

    /** All that may be there of {@code site} at any time. */
    List<HasMetadata> all(Site site) {
        List<HasMetadata> all = new ArrayList<>(of(site, 0));
        all.addAll(beside(site));
        return all;
    }

    /** What may be left of settings of before, by its names. */
    List<HasMetadata> obsolete(Site site) {
        boolean reached = host(site).isPresent();
        ObjectMeta metadata = names.metadata(site, Track.STABLE);
        List<HasMetadata> all = new ArrayList<>();
        if (!reached || settings.gateway().isPresent()) {
            all.add(new IngressBuilder().withMetadata(metadata).build());
        }
        if (!reached || settings.gateway().isEmpty()) {
            all.add(new HTTPRouteBuilder().withMetadata(metadata).build());
        }
        return all;
    }

    /** What is there only while there is a candidate. */
    List<HasMetadata> beside(Site site) {
        return hasWeights()
                ? List.of(WebObjects.service(
                        names.metadata(site, Track.CANDIDATE), Track.CANDIDATE.selector(site.service())))
                : List.of();
    }

    /** The service's name in the cluster. A gateway's weights do not hold there: it is the candidate's only once that gets all. */
    Service service(Site site, int percent) {
        boolean shared = percent > 0 && percent < 100 && !hasWeights();
        Track track = percent == 100 ? Track.CANDIDATE : Track.STABLE;
        return WebObjects.service(
                names.metadata(site, Track.STABLE),
                shared ? Map.of(Names.NAME, site.service()) : track.selector(site.service()));
    }

    /** The route from outside, where a gateway is set. */
    Optional<HTTPRoute> route(Site site, int percent) {
        return settings.gateway().flatMap(gateway -> host(site).map(host -> route(site, host, gateway, percent)));
    }

    private HTTPRoute route(Site site, String host, String gateway, int percent) {
        int slash = gateway.indexOf('/');
        return new HTTPRouteBuilder()
                .withMetadata(names.metadata(site, Track.STABLE))
                .withNewSpec()
                .addNewParentRef()
                .withGroup("gateway.networking.k8s.io")
                .withKind("Gateway")
                .withNamespace(slash < 0 ? names.namespace(site.environment()) : gateway.substring(0, slash))
                .withName(gateway.substring(slash + 1))
                .endParentRef()
                .withHostnames(host)
                .addNewRule()
                .addNewMatch()
                .withNewPath("PathPrefix", "/")
                .endMatch()
                .withBackendRefs(backends(site, percent))
                .endRule()
                .endSpec()
                .build();
    }

    private static List<HTTPBackendRef> backends(Site site, int percent) {
        HTTPBackendRef stable = backend(site, Track.STABLE, 100 - percent);
        return percent == 0 ? List.of(stable) : List.of(stable, backend(site, Track.CANDIDATE, percent));
    }

    private static HTTPBackendRef backend(Site site, Track track, int weight) {
        return new HTTPBackendRefBuilder()
                .withName(track.name(site.service()))
                .withPort(WebObjects.SERVICE_PORT)
                .withWeight(weight)
                .build();
    }

    /** Where the service at {@code site} is reached: from outside if there is a domain, else within the cluster. */
    String url(Site site) {
        return host(site)
                .map(host -> settings.scheme() + "://" + host)
                .orElseGet(() -> "http://" + site.service() + "." + names.namespace(site.environment()) + ".svc");
    }

    private Optional<String> host(Site site) {
        return settings.domain().map(domain -> site.service() + "." + site.environment() + "." + domain);
    }
}
