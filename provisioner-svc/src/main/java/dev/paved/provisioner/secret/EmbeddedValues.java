package dev.paved.provisioner.secret;

import dev.paved.provisioner.ProvisionerSettings.Backend;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Values in the rows of their versions, sealed. */
@Singleton
class EmbeddedValues implements ValueStore {

    private final Sealing sealing;

    EmbeddedValues(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Backend backend() {
        return Backend.EMBEDDED;
    }

    @Override
    public byte[] keep(ValuePlace place, SecretValue value) {
        return sealing.seal(value, context(place));
    }

    @Override
    public Uni<Void> claim(Mutiny.Session session, ValuePlace place) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public SecretValue read(ValuePlace place, byte @Nullable [] sealed) {
        return sealing.open(Objects.requireNonNull(sealed, "a version without its value"), context(place));
    }

    @Override
    public void released() {
        // The row was all there is.
    }

    private static String context(ValuePlace place) {
        return "secret/" + place.path();
    }
}
