package dev.paved.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that can be shut and opened. */
public final class Gate implements AutoCloseable {

    private final URI server;
    private final ServerSocket entry;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;

    public Gate(URI server) {
        this.server = server;
        try {
            this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public String address() {
        return "https://127.0.0.1:" + entry.getLocalPort();
    }

    /** From now on nothing gets through, and what was on its way is cut. */
    public void shut() {
        open = false;
        sockets.forEach(Gate::end);
        sockets.clear();
    }

    public void open() {
        open = true;
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket from = entry.accept();
                if (open) {
                    Thread.ofVirtual().start(() -> connect(from));
                } else {
                    end(from);
                }
            } catch (IOException closed) {
                shut();
            }
        }
    }

    private void connect(Socket from) {
        Socket to = new Socket();
        sockets.add(from);
        sockets.add(to);
        try {
            to.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            Thread.ofVirtual().start(() -> pass(to, from));
            pass(from, to);
        } catch (IOException e) {
            end(from);
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // The other end learns of it below.
        } finally {
            end(from);
            end(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
    }
}
