package dev.paved.deployer.local;

import dev.paved.deployer.DeployerSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free ports, in a range from which the system gives none to outgoing connections. */
@Singleton
class Ports {

    private static final int TRIES = 1000;

    private final int first;
    private final int last;

    Ports(DeployerSettings settings) {
        this.first = settings.firstPort();
        this.last = settings.lastPort();
    }

    /** A port that is free and not in {@code taken}; {@code preferred} when that is. */
    int free(Set<Integer> taken, int preferred) {
        if (preferred > 0 && !taken.contains(preferred) && isFree(preferred)) {
            return preferred;
        }
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(first, last + 1);
            if (!taken.contains(port) && isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port between " + first + " and " + last + " is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket any = new ServerSocket()) {
            any.setReuseAddress(true);
            any.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            return false;
        }
        try (ServerSocket local = new ServerSocket()) {
            local.setReuseAddress(true);
            local.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
