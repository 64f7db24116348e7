package dev.paved.deployer.routing;

import java.util.List;

/**
 * Where the router sends the requests for a service in an environment.
 *
 * @param backends the instances
 */
record Routes(List<Backend> backends) {

    private static final String HOST = "127.0.0.1";
    private static final int ALL = 100;

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
        return of(Split.all(port));
    }

    static Routes of(Split split) {
        Backend first = new Backend(HOST, split.port(), ALL - split.weight());
        return split.other() == null
                ? new Routes(List.of(first))
                : new Routes(List.of(first, new Backend(HOST, split.other(), split.weight())));
    }
}
