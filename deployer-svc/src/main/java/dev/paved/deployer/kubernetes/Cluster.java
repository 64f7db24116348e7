package dev.paved.deployer.kubernetes;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.kubernetes.ApiFailure;
import dev.paved.kit.kubernetes.ClusterConnection;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cluster that versions run on. */
@Singleton
class Cluster {

    /** Under this name the API server keeps what is set here: the one field manager. */
    static final String MANAGER = "paved-deployer";

    private final CrashPoints crash;
    private final ClusterConnection connection;

    Cluster(KubernetesSettings settings, CrashPoints crash) {
        this.crash = crash;
        this.connection = new ClusterConnection(settings.kubeconfig(), MANAGER);
    }

    /** Asks the API server; {@code step} says for people what is tried, and for tests where to crash once it is done. */
    <T extends @Nullable Object> T ask(String step, Function<KubernetesClient, T> question) throws Trouble {
        try {
            T answer = question.apply(connection.client());
            crash.at(step);
            return answer;
        } catch (KubernetesClientException e) {
            throw new Trouble(step, ApiFailure.of(e), e);
        }
    }

    /** Makes {@code object}, or sets of it what is said here, by force: somebody has asked for it. */
    void apply(HasMetadata object) throws Trouble {
        ask(
                "Applying the " + words(object),
                client -> client.resource(object)
                        .fieldManager(MANAGER)
                        .forceConflicts()
                        .serverSideApply());
    }

    /** What there is now under the kind and the name of {@code object}; null where there is nothing. */
    <T extends HasMetadata> @Nullable T present(T object) throws Trouble {
        return ask(
                "Looking for the " + words(object),
                client -> client.resource(object).get());
    }

    /** Deletes {@code object}, if it is there. */
    void delete(HasMetadata object) throws Trouble {
        ask("Deleting the " + words(object), client -> client.resource(object).delete());
    }

    private static String words(HasMetadata object) {
        return object.getKind().toLowerCase(Locale.ROOT) + " "
                + object.getMetadata().getName();
    }

    @PreDestroy
    void close() {
        connection.close();
    }
}
