package dev.paved.provisioner.database.postgres;

import dev.paved.provisioner.database.BrokenSeedException;
import dev.paved.provisioner.database.ChosenProvider;
import dev.paved.provisioner.database.DatabaseAddress;
import dev.paved.provisioner.database.DatabasePresence;
import dev.paved.provisioner.database.DatabaseProvider;
import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.database.Obstacle;
import dev.paved.provisioner.database.ProviderException;
import dev.paved.provisioner.manifest.DatabaseRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The real provider, with an admin's connection that fails for the services a test names, and answers that get lost. */
@Alternative
@Priority(1)
@Singleton
public class HinderedProvider implements DatabaseProvider {

    private static final DatabaseProvider NOWHERE =
            new Server.Used("127.0.0.1", 1, "admin", "x", Duration.ofSeconds(1)).provider();
    private static final Set<String> AWAY = ConcurrentHashMap.newKeySet();
    private static final Set<String> LOSING = ConcurrentHashMap.newKeySet();

    private final ChosenProvider real;

    HinderedProvider(ChosenProvider real) {
        this.real = real;
    }

    /** From now on nobody listens where the database server of {@code service} should be. */
    public static void away(String service) {
        AWAY.add(service);
    }

    /** From now on it is there again. */
    public static void back(String service) {
        AWAY.remove(service);
    }

    /** From now on whatever is done for {@code service} is done, and then whoever did it dies before it can say so. */
    public static void loseAnswers(String service) {
        LOSING.add(service);
    }

    private DatabaseProvider of(DatabaseSite site) {
        return AWAY.contains(site.service()) ? NOWHERE : real;
    }

    private static void lose(DatabaseSite site) {
        if (LOSING.contains(site.service())) {
            throw new IllegalStateException("as if it died here");
        }
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public Optional<Obstacle> obstacle(DatabaseRequest request) {
        return real.obstacle(request);
    }

    @Override
    public Optional<Obstacle> obstacle(String environment, String target) {
        return real.obstacle(environment, target);
    }

    @Override
    public @Nullable String identity(DatabaseSite site) throws ProviderException {
        return of(site).identity(site);
    }

    @Override
    public List<String> objects(DatabaseSite site) {
        return real.objects(site);
    }

    @Override
    public String type() {
        return real.type();
    }

    @Override
    public DatabasePresence observe(DatabaseSite site) throws ProviderException {
        return of(site).observe(site);
    }

    @Override
    public void advance(DatabaseSite site, String password) throws ProviderException, BrokenSeedException {
        of(site).advance(site, password);
        lose(site);
    }

    @Override
    public void remove(DatabaseSite site) throws ProviderException {
        of(site).remove(site);
        lose(site);
    }

    @Override
    public DatabaseAddress address(DatabaseSite site, String password) throws ProviderException {
        return real.address(site, password);
    }
}
