package dev.paved.local.router;

import dev.paved.local.stack.Service;
import dev.paved.local.stack.StackSettings;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which part of the platform answers which address. */
record RoutingTable(StackSettings settings, AppRoutes apps) {
    private static final Map<String, Service> BY_PREFIX = Map.ofEntries(
            Map.entry("catalog", Service.CATALOG),
            Map.entry("templates", Service.CATALOG),
            Map.entry("services", Service.CATALOG),
            Map.entry("teams", Service.CATALOG),
            Map.entry("environments", Service.PROVISIONER),
            Map.entry("previews", Service.PROVISIONER),
            Map.entry("databases", Service.PROVISIONER),
            Map.entry("secrets", Service.PROVISIONER),
            Map.entry("deployments", Service.DEPLOYER),
            Map.entry("freezes", Service.DEPLOYER),
            Map.entry("approvals", Service.DEPLOYER),
            Map.entry("metrics", Service.METRICS),
            Map.entry("webhooks", Service.INTEGRATIONS),
            Map.entry("integrations", Service.INTEGRATIONS),
            Map.entry("subscriptions", Service.INTEGRATIONS),
            Map.entry("events", Service.INTEGRATIONS));
    private static final Map<String, Service> BY_OPERATION = Map.of(
            "cat", Service.CATALOG,
            "prv", Service.PROVISIONER,
            "dep", Service.DEPLOYER,
            "met", Service.METRICS,
            "int", Service.INTEGRATIONS);
    private static final Map<String, Service> BY_NAME =
            Stream.of(Service.values()).collect(Collectors.toMap(Service::id, service -> service));
    private static final List<String> ON_EACH_SERVICE = List.of("audit", "inbox");
    private static final String APP_DOMAIN = ".localhost";

    Destination find(HttpServerRequest request) {
        return find(host(request), request.uri());
    }

    /** Whether this request is for an app whatever its path, as its host says. */
    static boolean isForApp(HttpServerRequest request) {
        return appLabels(host(request)).length == 2;
    }

    private static @Nullable String host(HttpServerRequest request) {
        var authority = request.authority();
        return authority == null ? null : authority.host();
    }

    Destination find(@Nullable String host, String uri) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        String[] labels = appLabels(host);
        if (labels.length == 2) {
            return app(new RouteKey(labels[1], labels[0]), uri, "");
        }
        String[] segments = path.split("/", -1);
        if (segments.length > 3 && segments[1].equals("apps")) {
            String prefix = "/apps/" + segments[2] + "/" + segments[3];
            return app(new RouteKey(segments[2], segments[3]), uri.substring(prefix.length()), prefix);
        }
        if (path.equals("/metrics")) {
            return service(Service.METRICS, uri);
        }
        return segments.length > 2 && segments[1].equals("api")
                ? api(segments, path, uri)
                : new Destination.Unknown(path);
    }

    private Destination api(String[] segments, String path, String uri) {
        String first = segments[2];
        String second = segments.length > 3 ? segments[3] : "";
        Service service = BY_PREFIX.get(first);
        if (service == null && first.equals("operations")) {
            service = BY_OPERATION.get(second.split("-", 2)[0]);
        }
        if (service != null) {
            return service(service, uri);
        }
        Service named = ON_EACH_SERVICE.contains(first) ? BY_NAME.get(second) : null;
        return named == null
                ? new Destination.Unknown(path)
                : service(named, "/api/" + first + uri.substring(("/api/" + first + "/" + second).length()));
    }

    private Destination service(Service service, String uri) {
        return new Destination.PlatformService(service.id(), settings.port(service), uri);
    }

    private Destination app(RouteKey key, String uri, String prefix) {
        String rooted = uri.startsWith("/") ? uri : "/" + uri;
        return apps.find(key)
                .<Destination>map(backends -> new Destination.App(key, backends, rooted, prefix))
                .orElseGet(() -> new Destination.NothingDeployed(key));
    }

    private static String[] appLabels(@Nullable String host) {
        String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
        return name.endsWith(APP_DOMAIN)
                ? name.substring(0, name.length() - APP_DOMAIN.length()).split("\\.")
                : new String[0];
    }
}
