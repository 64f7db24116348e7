package dev.paved.integrations.inbound;

import io.vertx.core.http.HttpServerRequest;
import java.util.function.Function;

/**
 * Where deliveries may come that are larger than any request may be.
 *
 * @param path the path that they come to
 * @param hook who sends them
 * @param kind what kind of payload one has whose body is not read
 */
public record LargeDeliveries(String path, Hook hook, Function<HttpServerRequest, Kind> kind) {}
