package dev.paved.provisioner.environment;

import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.time.Ttl;
import dev.paved.provisioner.manifest.EnvironmentSpec;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.LockMode;

/** Compares what environments are to have. */
@Singleton
class Comparisons {

    private static final String NONE = "nothing";

    private final Transactions transactions;
    private final Environments environments;

    Comparisons(Transactions transactions, Environments environments) {
        this.transactions = transactions;
        this.environments = environments;
    }

    /** What {@code other} has otherwise than {@code name}; refused where one of them is not there. */
    Comparison between(String name, String other) {
        return transactions.run(session -> environments
                .named(session, name)
                .chain(one -> environments
                        .named(session, other)
                        .map(two -> Comparison.of(one.name, fields(one), two.name, fields(two)))));
    }

    /** What an environment would have otherwise once {@code spec} is applied. */
    Comparison with(EnvironmentSpec spec) {
        Optional<EnvironmentEntity> present =
                transactions.run(session -> Environments.living(session, spec.name(), LockMode.NONE));
        Desired wanted = Desired.of(spec);
        Comparison comparison = Comparison.of(
                present.map(row -> row.name).orElse(NONE),
                present.map(Comparisons::fields).orElse(Map.of()),
                "the manifest",
                fields(spec.type().name(), wanted));
        return present.map(row -> comparison.noting(difference -> NotApplied.noted(row, wanted, difference)))
                .orElse(comparison);
    }

    private static Map<String, String> fields(EnvironmentEntity row) {
        return fields(row.type.name(), row.desired());
    }

    /** The fields of an environment of {@code type} that is to have {@code desired}, with their values. */
    static Map<String, String> fields(String type, Desired desired) {
        Map<String, String> fields = Comparison.fields(desired);
        fields.put("type", type.toLowerCase(Locale.ROOT));
        if (desired.ttl() != null) {
            fields.put("ttl", Ttl.text(desired.ttl()));
        }
        return fields;
    }
}
