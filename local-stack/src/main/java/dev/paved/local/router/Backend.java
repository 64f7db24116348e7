package dev.paved.local.router;

/**
 * One running instance of a local deployment.
 *
 * @param weight its share of the requests, relative to the other instances' weights
 */
record Backend(String host, int port, int weight) {}
