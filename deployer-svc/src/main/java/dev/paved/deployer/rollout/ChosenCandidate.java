package dev.paved.deployer.rollout;

import dev.paved.deployer.DeployerSettings;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The {@link Candidate} of the kind of target that is set. */
@Singleton
class ChosenCandidate {

    @Produces
    @Singleton
    Candidate chosen(DeployerSettings settings, @Any Instance<Candidate> all) {
        return all.select(Identifier.Literal.of(settings.target().id())).get();
    }
}
