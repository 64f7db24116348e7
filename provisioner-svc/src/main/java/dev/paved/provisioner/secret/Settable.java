package dev.paved.provisioner.secret;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.Transactions;
import dev.paved.provisioner.environment.LivingEnvironments;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import jakarta.inject.Singleton;
import java.util.List;

/** Refuses a value that no service would ever be given. */
@Singleton
class Settable {

    /** What the names of variables begin with that the platform sets itself, or may set one day. */
    private static final String PLATFORMS = "PAVED_";

    private final Transactions transactions;
    private final LivingEnvironments environments;

    Settable(Transactions transactions, LivingEnvironments environments) {
        this.transactions = transactions;
        this.environments = environments;
    }

    /**
     * Looks at where the secret {@code ref} would go.
     *
     * @throws RefusedException where its environment is not there, or the platform sets a variable of that name itself
     */
    void check(SecretRef ref) {
        if (ref.name().equals(ServiceSpec.PORT)) {
            throw new RefusedException(
                    Invalid.field(
                            "/name",
                            "must be another: the platform tells each service the port to listen on by this variable, so none would be given the secret"));
        }
        if (ref.name().startsWith(PLATFORMS)) {
            throw new RefusedException(Invalid.field(
                    "/name", "must begin with something else: what begins with PAVED_ tells services of the platform"));
        }
        String environment = ref.environment();
        if (environment != null) {
            List<String> known = transactions.run(environments::names);
            if (!known.contains(environment)) {
                throw new RefusedException(SecretFailure.NoEnvironment.of(environment, known));
            }
        }
    }
}
