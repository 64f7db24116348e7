package dev.paved.local.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The data folder of a server: made once, in a folder beside it that takes its name only when it is whole. */
record PostgresCluster(PostgresSettings settings, PostgresCommand command) {
    private static final long INITDB_SECONDS = 120;

    void initialiseIfNew() {
        Path dataDir = settings.dataDir();
        if (Files.exists(dataDir.resolve("PG_VERSION"))) {
            return;
        }
        try {
            Files.createDirectories(dataDir.getParent());
            Path unfinished = Files.createTempDirectory(dataDir.getParent(), "initdb-");
            try {
                initialise(unfinished);
                Files.deleteIfExists(dataDir);
                Files.move(unfinished, dataDir, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                if (Files.exists(unfinished)) {
                    FileTree.delete(unfinished);
                }
            }
        } catch (IOException e) {
            throw new EmbeddedStartException("PostgreSQL's data folder " + dataDir + " cannot be made: " + e, e);
        }
    }

    private void initialise(Path folder) throws IOException {
        Path password = Files.createTempFile(folder.getParent(), "initdb-", ".password");
        try {
            Files.writeString(password, settings.password());
            command.run(
                    "initdb",
                    List.of(
                            "--pgdata=" + folder,
                            "--username=" + PostgresSettings.USER,
                            "--pwfile=" + password,
                            "--auth=password",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--no-instructions",
                            settings.durability() == PostgresSettings.Durability.FAST
                                    ? "--no-sync"
                                    : "--sync-method=fsync"),
                    INITDB_SECONDS);
        } finally {
            Files.deleteIfExists(password);
        }
    }
}
