package dev.paved.local.router;

import java.util.List;

/** Where a request leads to. */
sealed interface Destination {
    /** A service of the platform, asked for this URI. */
    record PlatformService(String name, int port, String uri) implements Destination {}

    /** An instance of a local deployment, asked for this URI; the prefix is what was stripped from it. */
    record App(RouteKey key, List<Backend> backends, String uri, String prefix) implements Destination {}

    /** An address under which nothing is deployed. */
    record NothingDeployed(RouteKey key) implements Destination {}

    /** No part of the platform. */
    record Unknown(String path) implements Destination {}
}
