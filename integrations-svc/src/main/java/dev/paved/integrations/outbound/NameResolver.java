package dev.paved.integrations.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host's name. */
@FunctionalInterface
interface NameResolver {

    /**
     * All addresses of {@code host}, which may be an address itself; at least one. Blocks.
     *
     * @throws UnknownHostException if it has none
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
