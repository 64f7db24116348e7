package dev.paved.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Tells whether a TCP port is taken, and by whom as far as Linux lets this user see. */
public final class PortOwner {
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** Whether nothing listens on this port of the loopback address. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The pid of the process that listens on this port. */
    public static OptionalLong of(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : new String[] {"tcp", "tcp6"}) {
            listening(Path.of("/proc/net", table), port).forEach(sockets::add);
        }
        if (sockets.isEmpty()) {
            return OptionalLong.empty();
        }
        return ProcessHandle.allProcesses()
                .mapToLong(ProcessHandle::pid)
                .filter(pid -> holdsOneOf(pid, sockets))
                .findFirst();
    }

    private static Stream<String> listening(Path table, int port) {
        String suffix = String.format(":%04X", port);
        try {
            return Files.readAllLines(table).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length > 9 && fields[1].endsWith(suffix) && fields[3].equals(LISTENING))
                    .map(fields -> "socket:[" + fields[9] + "]");
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean holdsOneOf(long pid, Set<String> sockets) {
        try (var descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
