package dev.paved.provisioner.database;

import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.database.kubernetes.CloudNativePgProvider;
import dev.paved.provisioner.database.kubernetes.CrossplaneProvider;
import dev.paved.provisioner.database.postgres.PostgresProvider;
import dev.paved.provisioner.database.postgres.Server;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The provider that is set, with an admin's connection that fails for the services a test names, and answers that get lost. */
@Alternative
@Priority(1)
@Singleton
public class HinderedProvider extends ChosenProvider {

    private static final DatabaseProvider NOWHERE = Server.nowhere();
    private static final Set<String> AWAY = ConcurrentHashMap.newKeySet();
    private static final Set<String> LOSING = ConcurrentHashMap.newKeySet();

    HinderedProvider(
            ProvisionerSettings settings,
            PostgresProvider postgres,
            CloudNativePgProvider cloudNativePg,
            CrossplaneProvider crossplane) {
        super(settings, postgres, cloudNativePg, crossplane);
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

    @Override
    public @Nullable String identity(DatabaseSite site) throws ProviderException {
        return isAway(site) ? NOWHERE.identity(site) : super.identity(site);
    }

    @Override
    public DatabasePresence observe(DatabaseSite site) throws ProviderException {
        return isAway(site) ? NOWHERE.observe(site) : super.observe(site);
    }

    @Override
    public void advance(DatabaseSite site, String password) throws ProviderException, BrokenSeedException {
        if (isAway(site)) {
            NOWHERE.advance(site, password);
        } else {
            super.advance(site, password);
        }
        lose(site);
    }

    @Override
    public void remove(DatabaseSite site) throws ProviderException {
        if (isAway(site)) {
            NOWHERE.remove(site);
        } else {
            super.remove(site);
        }
        lose(site);
    }

    private static boolean isAway(DatabaseSite site) {
        return AWAY.contains(site.service());
    }

    private static void lose(DatabaseSite site) {
        if (LOSING.contains(site.service())) {
            throw new IllegalStateException("as if it died here");
        }
    }
}
