package dev.paved.local.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where and how an embedded PostgreSQL server runs.
 *
 * @param dataDir its data, made on the first start and kept
 * @param port the loopback port it listens on
 * @param password the password of {@link #USER}, set when the data folder is made
 * @param durability whether a commit waits for the disk
 * @param log the file its messages are appended to
 */
public record PostgresSettings(Path dataDir, int port, String password, Durability durability, Path log) {
    /** The owner of all databases of the platform. */
    public static final String USER = "paved";

    /** Whether a commit waits for the disk. */
    public enum Durability {
        /** A commit survives a crash of the machine: the local stack and crash tests. */
        DURABLE,
        /** A commit survives a kill of the server process, but not a crash of the machine: quick tests. */
        FAST
    }

    /** Settings for tests that start on a new folder: a free port, no waiting for the disk. */
    public static PostgresSettings fast(Path dataDir) {
        return new PostgresSettings(
                dataDir, FreePort.any(), "paved", Durability.FAST, dataDir.resolveSibling("postgres.log"));
    }

    List<String> serverOptions() {
        var options = new ArrayList<>(List.of("-D", dataDir.toString(), "-p", Integer.toString(port)));
        parameters().forEach((name, value) -> options.addAll(List.of("-c", name + "=" + value)));
        return options;
    }

    private Map<String, String> parameters() {
        String waitForDisk = durability == Durability.DURABLE ? "on" : "off";
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("listen_addresses", "127.0.0.1");
        parameters.put("unix_socket_directories", "");
        parameters.put("fsync", waitForDisk);
        parameters.put("full_page_writes", waitForDisk);
        parameters.put("synchronous_commit", "on");
        parameters.put("max_connections", "200");
        parameters.put("io_method", "sync");
        parameters.put("wal_level", "minimal");
        parameters.put("max_wal_senders", "0");
        parameters.put("max_wal_size", "256MB");
        parameters.put("max_parallel_workers_per_gather", "0");
        parameters.put("max_worker_processes", "2");
        parameters.put("autovacuum_max_workers", "1");
        parameters.put("jit", "off");
        parameters.put("timezone", "UTC");
        parameters.put("log_timezone", "UTC");
        parameters.put("log_line_prefix", "%m [%p] %d ");
        return parameters;
    }
}
