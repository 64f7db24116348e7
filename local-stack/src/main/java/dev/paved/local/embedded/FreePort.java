package dev.paved.local.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a TCP port on the loopback address that nobody listens on at the moment. */
public final class FreePort {
    private FreePort() {}

    /** A port that was free when this method returned. */
    public static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on the loopback address", e);
        }
    }

    static int orAny(int port) {
        return port == 0 ? any() : port;
    }
}
