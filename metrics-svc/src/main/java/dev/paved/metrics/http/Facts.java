package dev.paved.metrics.http;

import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.store.Database;
import dev.paved.metrics.store.FactReader;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Reads whose facts are asked for from the database, so that every instance answers the same. */
@Singleton
class Facts {

    private final Database database;

    Facts(Database database) {
        this.database = database;
    }

    /** The service {@code name}, if any event ever named it. */
    Whose service(String name) {
        List<String> names = run(FactReader::names);
        if (!names.contains(name)) {
            throw new RefusedException(NotFound.of("service", name, names));
        }
        return Whose.service(name);
    }

    /** The team {@code name}, if it owns or owned a service. */
    Whose team(String name) {
        List<String> services = run(connection -> FactReader.namesOf(connection, name));
        if (services.isEmpty()) {
            throw new RefusedException(NotFound.of("team", name, teams()));
        }
        return Whose.team(name, services, run(connection -> FactReader.ownedBy(connection, name)));
    }

    /** Every service that any event named. */
    Whose all() {
        return Whose.all(run(FactReader::names));
    }

    /** Who owns or owned a service, in order. */
    List<String> teams() {
        return run(FactReader::teams);
    }

    /** Calls {@code reader} with the facts of each service, some at a time. */
    void read(Whose whose, Consumer<ServiceFacts> reader) {
        try {
            FactReader.each(database, whose.services(), reader);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private <T> T run(Database.Work<T> work) {
        try {
            return database.run(work);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the facts can't be read", e);
    }
}
