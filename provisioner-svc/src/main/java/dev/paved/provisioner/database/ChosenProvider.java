package dev.paved.provisioner.database;

import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.database.kubernetes.CloudNativePgProvider;
import dev.paved.provisioner.database.kubernetes.CrossplaneProvider;
import dev.paved.provisioner.database.postgres.PostgresProvider;
import dev.paved.provisioner.manifest.DatabaseRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider that is set for new databases; those that are there stay with the one that made them. */
@Singleton
class ChosenProvider implements DatabaseProvider {

    private final List<DatabaseProvider> all;
    private final DatabaseProvider chosen;

    ChosenProvider(
            ProvisionerSettings settings,
            PostgresProvider postgres,
            CloudNativePgProvider cloudNativePg,
            CrossplaneProvider crossplane) {
        this.all = List.of(postgres, cloudNativePg, crossplane);
        this.chosen = switch (settings.databases().provider()) {
            case POSTGRES -> postgres;
            case CLOUDNATIVE_PG -> cloudNativePg;
            case CROSSPLANE -> crossplane;
        };
    }

    @Override
    public String name() {
        return chosen.name();
    }

    @Override
    public String type() {
        return chosen.type();
    }

    @Override
    public Optional<Obstacle> obstacle(DatabaseRequest request) {
        return chosen.obstacle(request);
    }

    @Override
    public Optional<Obstacle> obstacle(String environment, String target) {
        return chosen.obstacle(environment, target);
    }

    @Override
    public @Nullable String identity(DatabaseSite site) throws ProviderException {
        return of(site).identity(site);
    }

    @Override
    public List<String> objects(DatabaseSite site) {
        return of(site).objects(site);
    }

    @Override
    public DatabasePresence observe(DatabaseSite site) throws ProviderException {
        return of(site).observe(site);
    }

    @Override
    public void advance(DatabaseSite site, String password) throws ProviderException, BrokenSeedException {
        of(site).advance(site, password);
    }

    @Override
    public void remove(DatabaseSite site) throws ProviderException {
        of(site).remove(site);
    }

    @Override
    public DatabaseAddress address(DatabaseSite site, String password) throws ProviderException {
        return of(site).address(site, password);
    }

    private DatabaseProvider of(DatabaseSite site) {
        return all.stream()
                .filter(provider -> provider.name().equals(site.provider()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(site + " is recorded to be made by " + site.provider()));
    }
}
