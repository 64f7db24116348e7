package dev.paved.provisioner.secret;

import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.ProvisionerSettings.Backend;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every place for values: the one that new ones go to, and those that earlier ones are in. */
@Singleton
class ValueStores {

    private final Map<Backend, ValueStore> stores;
    private final Backend chosen;

    ValueStores(@All List<ValueStore> stores, ProvisionerSettings settings) {
        this.stores = stores.stream().collect(Collectors.toMap(ValueStore::backend, Function.identity()));
        this.chosen = settings.secrets().backend();
    }

    /** Where new values go. */
    ValueStore chosen() {
        return of(chosen);
    }

    /** Where {@code backend} keeps values. */
    ValueStore of(Backend backend) {
        return Objects.requireNonNull(stores.get(backend), () -> "no store for the backend " + backend);
    }

    /** Some versions may be gone. */
    void released() {
        stores.values().forEach(ValueStore::released);
    }
}
