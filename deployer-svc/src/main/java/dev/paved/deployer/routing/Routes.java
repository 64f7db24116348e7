package dev.paved.deployer.routing;

import java.util.List;

/**
 * Where the router sends the requests for a service in an environment.
 *
 * @param backends the instances
 */
record Routes(List<Backend> backends) {

    /**
     * An instance.
     *
     * @param weight its share of the requests, in percent
     */
    record Backend(String host, int port, int weight) {}

    Routes {
        backends = List.copyOf(backends);
    }

    static Routes to(int port) {
        return new Routes(List.of(new Backend("127.0.0.1", port, 100)));
    }
}
