package dev.paved.provisioner.secret.vault;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.ProvisionerSettings.Backend;
import dev.paved.provisioner.secret.SecretValue;
import dev.paved.provisioner.secret.ValuePlace;
import dev.paved.provisioner.secret.ValueStore;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Values in Vault. What no version comes to have, or has any more, is destroyed there by {@link VaultSweep}. */
@Singleton
class VaultValues implements ValueStore {

    private static final Logger LOG = Logger.getLogger(VaultValues.class);

    private final VaultConnection connection;
    private final KvEngine engine;
    private final Journal journal;
    private final Reconcilers reconcilers;
    private final CrashPoints crash;
    private final boolean chosen;

    VaultValues(
            VaultConnection connection,
            KvEngine engine,
            Journal journal,
            Reconcilers reconcilers,
            CrashPoints crash,
            ProvisionerSettings settings) {
        this.connection = connection;
        this.engine = engine;
        this.journal = journal;
        this.reconcilers = reconcilers;
        this.crash = crash;
        this.chosen = settings.secrets().backend() == Backend.VAULT;
    }

    void start(@Observes StartupEvent event) {
        try {
            if (chosen) {
                connection.client();
            }
        } catch (RefusedException e) {
            LOG.errorf("no secret can be set or read until this is put right: %s", e.getMessage());
        }
    }

    @Override
    public Backend backend() {
        return Backend.VAULT;
    }

    @Override
    public byte @Nullable [] keep(ValuePlace place, SecretValue value) {
        journal.note(place.version(), place.path());
        try {
            engine.write(place.path(), value);
        } catch (RefusedException e) {
            if (e.failure() instanceof VaultFailure failure && failure.nothingWritten()) {
                journal.forget(place.version());
            }
            throw e;
        }
        crash.at("vault-written");
        return null;
    }

    @Override
    public Uni<Void> claim(Mutiny.Session session, ValuePlace place) {
        return journal.hold(session, place.version());
    }

    @Override
    public SecretValue read(ValuePlace place, byte @Nullable [] sealed) {
        return engine.read(place.path());
    }

    @Override
    public void released() {
        if (chosen) {
            reconcilers.wake(VaultSweep.NAME, VaultSweep.ALL);
        }
    }
}
