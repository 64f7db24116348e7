package dev.paved.provisioner.manifest;

import dev.paved.provisioner.manifest.EnvironmentSpec.DatabaseSpec;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the databases of a manifest, with the files that they are filled from. */
final class DatabaseReader {

    private static final String EXAMPLE = "{type: postgres, seed: fixtures/demo-data.sql}";

    /** How many characters the seeds of a manifest may have together: all are in memory at once. */
    private static final int LARGEST_SEEDS = 8 * 1024 * 1024;

    private final String type;
    private final Optional<TypePolicy> policy;
    private final SeedFiles files;
    private final Map<String, String> seeds = new HashMap<>();
    private int room = LARGEST_SEEDS;

    /** Of an environment of {@code type}, which {@code policy} is for. */
    DatabaseReader(String type, Optional<TypePolicy> policy, SeedFiles files) {
        this.type = type;
        this.policy = policy;
        this.files = files;
    }

    /** The databases in {@code spec}; those that are one service's are of one of {@code services}. */
    List<DatabaseSpec> read(Fields spec, List<ServiceSpec> services) {
        List<String> names = services.stream().map(ServiceSpec::name).toList();
        Set<String> taken = new HashSet<>();
        List<DatabaseSpec> databases = new ArrayList<>();
        for (Fields fields : spec.objects("databases", EXAMPLE)) {
            DatabaseSpec database = database(fields, names);
            if (!taken.add(database.service())) {
                fields.wrong(
                        "service",
                        database.service().equals(DatabaseSpec.SHARED)
                                ? "must be said: another database is shared by all services already"
                                : "must be another: there is a database of '" + database.service() + "' already");
            }
            databases.add(database);
        }
        return databases;
    }

    /** The text of each file that was named, by path. */
    Map<String, String> seeds() {
        return Map.copyOf(seeds);
    }

    private DatabaseSpec database(Fields fields, List<String> services) {
        fields.only("type", "service", "size", "seed", "classification");
        fields.oneOf("type", List.of("postgres"));
        Optional<String> seed = FieldRules.file(fields, "seed");
        Classification classification = classification(fields).orElse(null);
        seed.ifPresent(path -> fill(fields, path, classification));
        return new DatabaseSpec(
                "postgres",
                service(fields, services),
                fields.choice("size", DatabaseSize.words())
                        .map(DatabaseSize::of)
                        .orElse(DatabaseSize.SMALL),
                seed.orElse(null),
                classification);
    }

    private static String service(Fields fields, List<String> services) {
        return fields.choice("service", services).orElse(DatabaseSpec.SHARED);
    }

    private static Optional<Classification> classification(Fields fields) {
        return fields.choice("classification", SeedClassification.words()).flatMap(SeedClassification::of);
    }

    private void fill(Fields fields, String path, @Nullable Classification stated) {
        if (room <= 0) {
            fields.wrong("seed", "must be less: all seeds together have at most " + LARGEST_SEEDS + " characters");
            return;
        }
        Optional<String> text = Optional.ofNullable(seeds.get(path)).or(() -> files.read(path));
        room -= text.map(String::length).orElse(0);
        if (text.isEmpty()) {
            fields.wrong(
                    "seed",
                    "must be a file that is there, from the root of the repository: '" + path
                            + "' is not; add it, or leave seed out");
            return;
        }
        if (DatabaseRequestReader.isNoSeed(text.get())) {
            fields.wrong("seed", "must be SQL, at most " + DatabaseRequestReader.LARGEST_SEED + " bytes");
            return;
        }
        policy.flatMap(rules -> SeedClassification.refusal(text.get(), stated, rules.seeds(), type))
                .ifPresent(refusal -> fields.wrong("seed", refusal));
        seeds.put(path, text.get());
    }
}
