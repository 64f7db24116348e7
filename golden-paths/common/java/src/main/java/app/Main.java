package app;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts the service, and stops it in order. */
public final class Main {

    private static final long PATIENCE_MILLIS = 20_000;

    private Main() {}

    public static void main(String[] arguments) {
        try {
            run();
        } catch (IOException | IllegalArgumentException e) {
            Log.error("can not start", "error", e.getMessage());
            System.exit(1);
        }
    }

    private static void run() throws IOException {
        App app = new App(System.getenv());
        AtomicBoolean stopping = new AtomicBoolean();
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        Server server = new Server(port, app.routes(), () -> !stopping.get() && app.ready());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(server, app, stopping)));
        app.start();
        Log.info("listens on port " + server.port());
    }

    /** Not ready first, so that no new requests are sent here; then what has begun is finished. */
    private static void shutDown(Server server, App app, AtomicBoolean stopping) {
        Log.info("stops");
        stopping.set(true);
        Thread stop = new Thread(() -> {
            server.close();
            app.stop();
        });
        stop.setDaemon(true);
        try {
            Thread.sleep((long) (Double.parseDouble(System.getenv().getOrDefault("SHUTDOWN_DELAY", "0")) * 1000));
            stop.start();
            stop.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stop.isAlive()) {
            Log.warn("not everything was finished in " + PATIENCE_MILLIS / 1000 + " seconds");
        } else {
            Log.info("has stopped");
        }
    }
}
