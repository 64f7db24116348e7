package dev.paved.provisioner.database.postgres;

import dev.paved.provisioner.database.BrokenSeedException;
import dev.paved.provisioner.database.DatabaseAddress;
import dev.paved.provisioner.database.DatabasePresence;
import dev.paved.provisioner.database.DatabaseProvider;
import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.database.ProviderException;
import dev.paved.provisioner.database.postgres.Found.Whose;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Databases on one PostgreSQL server, each with a role of its own. */
@Singleton
@Typed(PostgresProvider.class)
public class PostgresProvider implements DatabaseProvider {

    private static final String ROLE = "role";
    private static final String DATABASE = "database";
    private static final String RIGHTS = "rights";
    private static final String SEED = "seed";

    private final PostgresServer server;
    private final PostgresSettings settings;
    private final Seeding seeding;

    PostgresProvider(PostgresServer server, PostgresSettings settings, Seeding seeding) {
        this.server = server;
        this.settings = settings;
        this.seeding = seeding;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String type() {
        return "postgres";
    }

    @Override
    public List<String> objects(DatabaseSite site) {
        return List.of("database " + site.name(), "role " + site.name());
    }

    @Override
    public DatabasePresence observe(DatabaseSite site) throws ProviderException {
        try (Connection admin = server.admin()) {
            Found found = Found.of(site, admin);
            List<String> own = found.objects(Whose.OURS);
            List<String> foreign = found.objects(Whose.OTHERS);
            if (!foreign.isEmpty()) {
                return new DatabasePresence.Foreign(foreign, own);
            }
            String missing = missing(site, found);
            return missing == null ? new DatabasePresence.Present(own) : new DatabasePresence.Incomplete(missing, own);
        } catch (SQLException e) {
            throw server.unavailable(e);
        }
    }

    private @Nullable String missing(DatabaseSite site, Found found) throws SQLException {
        if (found.role() == Whose.NOBODYS) {
            return ROLE;
        }
        if (found.database() == Whose.NOBODYS) {
            return DATABASE;
        }
        if (!found.marked()) {
            return RIGHTS;
        }
        return seeding.isDone(site) ? null : SEED;
    }

    @Override
    public void advance(DatabaseSite site, String password) throws ProviderException, BrokenSeedException {
        if (!(observe(site) instanceof DatabasePresence.Incomplete(String next, List<String> ignored))) {
            return;
        }
        try {
            switch (next) {
                case ROLE -> asAdmin(settings.database(), admin -> Making.role(admin, site, password));
                case DATABASE -> asAdmin(settings.database(), admin -> Making.database(admin, site));
                case RIGHTS -> asAdmin(site.name(), admin -> Making.rights(admin, site));
                default -> seeding.run(site, password);
            }
        } catch (SQLException e) {
            if (!Sql.isThereAlready(e)) {
                throw server.unavailable(e);
            }
        }
    }

    @Override
    public void remove(DatabaseSite site) throws ProviderException {
        try {
            asAdmin(settings.database(), admin -> Removing.all(admin, site));
        } catch (SQLException e) {
            throw server.unavailable(e);
        }
    }

    @Override
    public DatabaseAddress address(DatabaseSite site, String password) {
        String host = settings.publicHost().orElse(settings.host());
        int port = settings.publicPort().orElse(settings.port());
        String url = "postgresql://" + site.name() + ":" + password + "@"
                + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/" + site.name();
        return new DatabaseAddress(host, port, site.name(), site.name(), password, url);
    }

    private interface Work {
        void with(Connection admin) throws SQLException;
    }

    private void asAdmin(String database, Work work) throws SQLException {
        try (Connection admin = server.admin(database)) {
            work.with(admin);
        }
    }
}
