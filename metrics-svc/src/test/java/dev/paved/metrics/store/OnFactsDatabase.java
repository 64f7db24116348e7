package dev.paved.metrics.store;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Tests on one {@link FactsDatabase}, which is empty when each begins. */
public abstract class OnFactsDatabase {

    /** It. */
    protected static FactsDatabase database;

    @BeforeAll
    static void start() {
        database = FactsDatabase.start();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.empty();
    }
}
