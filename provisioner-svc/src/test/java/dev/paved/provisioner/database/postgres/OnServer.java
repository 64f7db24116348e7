package dev.paved.provisioner.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.PostgresSettings;
import dev.paved.provisioner.database.DatabasePresence.Incomplete;
import dev.paved.provisioner.database.DatabasePresence.Present;
import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.database.ProviderException;
import dev.paved.provisioner.manifest.DatabaseSize;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests on a server of their own, which is as it was before after each of them. */
abstract class OnServer {

    static final String PASSWORD = "canary-5f1d";
    static final String SEED = "create table note (id int primary key, text text);\ninsert into note values (1, 'a')";

    @TempDir
    static Path folder;

    static EmbeddedPostgres postgres;
    static Server server;

    private List<String> before;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(PostgresSettings.fast(folder.resolve("postgres")));
        server = new Server(postgres);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void remember() throws SQLException {
        before = server.everything();
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        assertThat(server.everything()).isEqualTo(before);
    }

    static DatabaseSite site(String name, String seed) {
        return new DatabaseSite(
                "id-of-" + name, name, "hello", "staging", DatabaseSize.SMALL, seed, "e", "postgres", null);
    }

    /** Takes step after step, each with a provider that knows nothing of the one before. */
    static List<String> make(DatabaseSite site) throws Exception {
        List<String> steps = new ArrayList<>();
        while (server.provider().observe(site) instanceof Incomplete(String next, List<String> ignored)) {
            assertThat(steps).doesNotContain(next);
            steps.add(next);
            server.provider().advance(site, PASSWORD);
        }
        assertThat(server.provider().observe(site)).isInstanceOf(Present.class);
        return steps;
    }

    static void remove(DatabaseSite site) throws ProviderException {
        server.provider().remove(site);
        assertThat(server.provider().observe(site).own()).isEmpty();
    }
}
