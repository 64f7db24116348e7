package dev.paved.local.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds TCP ports on the loopback address that nobody listens on at the moment, in a range from which the system gives none
 * to outgoing connections. None is found twice: whoever asked for one need not listen yet.
 */
public final class FreePort {
    private static final int FIRST = 10_000;
    private static final int LAST = 19_999;
    private static final int TRIES = 1000;
    private static final Set<Integer> FOUND = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** A port that was free when this method returned. */
    public static int any() {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (isFree(port) && FOUND.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port between " + FIRST + " and " + LAST + " is free");
    }

    static int orAny(int port) {
        if (port == 0) {
            return any();
        }
        FOUND.add(port);
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
