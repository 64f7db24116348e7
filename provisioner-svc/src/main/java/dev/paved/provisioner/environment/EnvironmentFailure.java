package dev.paved.provisioner.environment;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.Problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why something is not done to an environment; nothing was changed. */
sealed interface EnvironmentFailure extends Failure {

    /** There is one of that name. */
    record NameTaken(EnvironmentView present) implements EnvironmentFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Environment exists",
                            "There is an environment '%s' already: a %s of %s, %s since its creation at %s. Nothing was changed."
                                    .formatted(
                                            present.name(),
                                            present.type().name().toLowerCase(java.util.Locale.ROOT),
                                            present.owner(),
                                            present.state(),
                                            present.createdAt()))
                    .next("platform env show " + present.name());
        }
    }

    /** Something else asked for it, and changes it by itself. */
    record OfAnother(
            String name, @Nullable String owner, @Nullable String asking) implements EnvironmentFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Environment of another",
                            "The environment '%s' was made %s, and is changed by that alone%s. Nothing was changed."
                                    .formatted(
                                            name,
                                            owner == null ? "by a person" : "for " + owner,
                                            asking == null ? "" : ", not for " + asking))
                    .next("platform env show " + name);
        }
    }

    /** The target cannot make all of it. */
    record BeyondTarget(String target, List<FieldError> parts) implements EnvironmentFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            422,
                            "Beyond the target",
                            "The manifest is right, but the %s target cannot make all of it yet; nothing was changed."
                                    .formatted(target))
                    .errors(parts);
        }
    }

    /** Policy keeps it. */
    record Protected(String name, String why) implements EnvironmentFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                    403,
                    "Denied by policy",
                    "The environment '%s' cannot be destroyed: %s. Nothing was changed.".formatted(name, why));
        }
    }

    /** Its end has begun. */
    record Ending(String name, String why) implements EnvironmentFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Environment is ending",
                            "The environment '%s' is being torn down: %s. Once it is gone, its name is free again."
                                    .formatted(name, why))
                    .next("platform env list");
        }
    }

    /** It has no end that could be moved. */
    record NeverExpires(String name) implements EnvironmentFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                    409,
                    "Environment never expires",
                    "The environment '%s' stays until it is destroyed: there is nothing to extend.".formatted(name));
        }
    }

    /** What services are given is told to whoever runs them alone. */
    record NotTheDeployer(String environment, String service, String caller, String group)
            implements EnvironmentFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            403,
                            "For the deployer alone",
                            "What '%s' is given in '%s' is told to the deployer alone, whose token names the group '%s'. You are %s."
                                    .formatted(service, environment, group, caller))
                    .next("platform secrets get %s/NAME".formatted(service));
        }
    }
}
