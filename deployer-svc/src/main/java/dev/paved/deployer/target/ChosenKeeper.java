package dev.paved.deployer.target;

import dev.paved.deployer.DeployerSettings;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The {@link Keeper} of the kind of target that is set. */
@Singleton
class ChosenKeeper {

    @Produces
    @Singleton
    Keeper chosen(DeployerSettings settings, @Any Instance<Keeper> all) {
        return all.select(Identifier.Literal.of(settings.target().id())).get();
    }
}
