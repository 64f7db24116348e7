package dev.paved.local.router;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.util.List;

/** Connects to destinations: to the first of an app's instances, in an order drawn by weight, that takes connections. */
record Origins(HttpClient client, WeightedOrder order) {

    Future<HttpClientRequest> connect(Destination.PlatformService service) {
        return connect(Router.LOOPBACK, service.port());
    }

    Future<HttpClientRequest> connect(Destination.App app) {
        return connectToOneOf(order.of(app.backends()));
    }

    private Future<HttpClientRequest> connectToOneOf(List<Backend> backends) {
        if (backends.isEmpty()) {
            return Future.failedFuture(new ConnectException("No instance takes requests"));
        }
        Backend first = backends.getFirst();
        return connect(first.host(), first.port())
                .recover(failure -> backends.size() == 1
                        ? Future.failedFuture(failure)
                        : connectToOneOf(backends.subList(1, backends.size())));
    }

    private Future<HttpClientRequest> connect(String host, int port) {
        return client.request(new RequestOptions().setHost(host).setPort(port));
    }
}
