package dev.paved.provisioner.secret;

import dev.paved.provisioner.ProvisionerSettings.Backend;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Where values of secrets are kept. What else there is to a secret, its name, versions, who and when, is in the database
 * with every one of them.
 */
public interface ValueStore {

    /** Which one it is. */
    Backend backend();

    /**
     * Keeps the value of a version that is not there yet, outside of any transaction. Until {@link #claim} nothing
     * refers to it; where that never comes, it goes by itself.
     *
     * @return what is kept of it in the version's row, sealed; null where nothing is
     * @throws dev.paved.kit.http.RefusedException where it can't be kept
     */
    byte @Nullable [] keep(ValuePlace place, SecretValue value);

    /** Makes it that of its version, in the transaction that has just made the version. */
    Uni<Void> claim(Mutiny.Session session, ValuePlace place);

    /**
     * The value.
     *
     * @param sealed what is in the version's row
     * @throws dev.paved.kit.http.RefusedException where it can't be read
     */
    SecretValue read(ValuePlace place, byte @Nullable [] sealed);

    /** Some versions may be gone, and with them what is kept of them here; called after the commit. */
    void released();
}
