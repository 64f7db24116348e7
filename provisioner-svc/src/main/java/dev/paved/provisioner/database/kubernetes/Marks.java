package dev.paved.provisioner.database.kubernetes;

import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.target.kubernetes.Ownership;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By what a database's objects are known: their labels and their recorded uid, both. */
final class Marks {

    static final String DATABASE_ID = "paved.dev/database-id";
    private static final String SERVICE = "paved.dev/service";

    private Marks() {}

    static Map<String, String> labels(DatabaseSite site) {
        return Map.of(
                Ownership.MANAGED_BY,
                "paved",
                Ownership.ENVIRONMENT,
                site.environment(),
                Ownership.ENVIRONMENT_ID,
                site.environmentId(),
                SERVICE,
                site.service(),
                DATABASE_ID,
                site.id());
    }

    static ObjectMeta metadata(DatabaseSite site, String namespace, String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels(site))
                .build();
    }

    /** Whether {@code object} is the one of {@code site} with the uid {@code recorded}; without one, that Paved made. */
    static boolean isOurs(DatabaseSite site, @Nullable String recorded, HasMetadata object) {
        ObjectMeta meta = object.getMetadata();
        Map<String, String> labels = meta.getLabels() == null ? Map.of() : meta.getLabels();
        return "paved".equals(labels.get(Ownership.MANAGED_BY))
                && site.id().equals(labels.get(DATABASE_ID))
                && (recorded == null ? Ownership.isMadeHere(meta) : recorded.equals(meta.getUid()));
    }
}
