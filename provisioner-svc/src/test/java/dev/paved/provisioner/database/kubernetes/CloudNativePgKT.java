package dev.paved.provisioner.database.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.provisioner.database.DatabaseAddress;
import dev.paved.provisioner.database.DatabasePresence;
import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.target.kubernetes.TestTarget;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The life of a database by CloudNativePG, however often an instance is killed in it. */
class CloudNativePgKT extends OnCloudNativePg {

    @Test
    void whole_life_of_a_database() throws Exception {
        // Given
        DatabaseSite site = site("Whole.1", SEED);
        String name = ObjectName.of(site);
        List<String> steps = new ArrayList<>();

        // When
        DatabaseSite made = asked(provider, site, steps);
        GenericKubernetesResource asked = operator.cluster(namespace(), name).get();
        operator.volume(namespace(), name);
        String script = value(secret(name + "-seed"), "seed.sql");
        operator.ready(namespace(), name);
        made = asked(provider, made, steps);

        // Then
        assertThat(name).startsWith("whole-1-");
        assertThat(steps).containsExactly("login", "seed", "network", "cluster", "tidy");
        assertThat(provider.observe(made)).isInstanceOf(DatabasePresence.Present.class);
        assertThat(asked.getMetadata().getLabels())
                .containsEntry("paved.dev/database-id", site.id())
                .containsEntry("app.kubernetes.io/managed-by", "paved")
                .containsEntry("paved.dev/environment-id", environment.id());
        assertThat((String) asked.get("spec", "bootstrap", "initdb", "database"))
                .isEqualTo(site.name());
        assertThat((String) asked.get("spec", "bootstrap", "initdb", "owner")).isEqualTo(site.name());
        assertThat((String) asked.get("spec", "bootstrap", "initdb", "secret", "name"))
                .isEqualTo(name + "-login");
        assertThat((List<?>) asked.get("spec", "bootstrap", "initdb", "postInitApplicationSQLRefs", "secretRefs"))
                .isEqualTo(List.of(Map.of("name", name + "-seed", "key", "seed.sql")));
        assertThat((Integer) asked.get("spec", "instances")).isEqualTo(1);
        assertThat((String) asked.get("spec", "storage", "size")).isEqualTo("5Gi");
        assertThat(asked.toString()).doesNotContain(PASSWORD, "canary-seed");
        assertThat(script).containsOnlyOnce(SEED);
        assertThat(secret(name + "-seed")).isNull();
        Secret login = secret(name + "-login");
        assertThat(login).isNotNull();
        assertThat(login.getType()).isEqualTo("kubernetes.io/basic-auth");
        assertThat(value(login, "username")).isEqualTo(site.name());
        assertThat(value(login, "password")).isEqualTo(PASSWORD);
        assertThat(provider.address(made, PASSWORD))
                .isEqualTo(new DatabaseAddress(
                        name + "-rw." + namespace() + ".svc",
                        5432,
                        site.name(),
                        site.name(),
                        PASSWORD,
                        "postgresql://" + site.name() + ":" + PASSWORD + "@" + name + "-rw." + namespace()
                                + ".svc:5432/" + site.name() + "?sslmode=require"));
        assertThat(provider.observe(made).own())
                .contains(
                        "cluster " + namespace() + "/" + name,
                        "persistentvolumeclaim " + namespace() + "/" + name + "-1",
                        "secret " + namespace() + "/" + name + "-login",
                        "networkpolicy " + namespace() + "/" + name);
        gone(made);
        assertThat(secret(name + "-login")).isNull();
        assertThat(operator.cluster(namespace(), name).get()).isNull();
        assertThat(cluster.admin()
                        .persistentVolumeClaims()
                        .inNamespace(namespace())
                        .withName(name + "-1")
                        .get())
                .isNull();
    }

    @Test
    void steps_that_are_taken_again_change_nothing() throws Exception {
        // Given
        DatabaseSite made = asked(site("again", SEED));
        operator.ready(namespace(), ObjectName.of(made));
        made = asked(made);
        String before =
                version(operator.cluster(namespace(), ObjectName.of(made)).get());

        // When
        provider.advance(made, "another");

        // Then
        assertThat(version(operator.cluster(namespace(), ObjectName.of(made)).get()))
                .isEqualTo(before);
        assertThat(value(secret(ObjectName.of(made) + "-login"), "password")).isEqualTo(PASSWORD);
        assertThat(provider.identity(made)).isEqualTo(made.identity());
        gone(made);
    }

    @Test
    void converges_wherever_an_instance_is_killed() throws Exception {
        int point = 0;
        boolean survived = false;
        while (!survived) {
            DatabaseSite site = site("mortal-" + point, SEED);
            boolean answered = point % 2 == 0;
            survived = lives(provider(new TestTarget.Mortal(settings, point, answered), environment), site);

            DatabaseSite made = asked(site);
            assertThat(provider.observe(made).own()).hasSize(4);
            assertThat(value(secret(ObjectName.of(site) + "-login"), "password"))
                    .isEqualTo(PASSWORD);

            var dying = provider(new TestTarget.Mortal(settings, 6, answered), environment);
            assertThatThrownBy(() -> dying.remove(made)).isInstanceOf(TestTarget.Killed.class);
            gone(made);
            point += 3;
        }
        assertThat(point).isGreaterThan(30);
    }

    private static boolean lives(CloudNativePgProvider killed, DatabaseSite site) throws Exception {
        try {
            asked(killed, site, new ArrayList<>());
            return true;
        } catch (TestTarget.Killed e) {
            return false;
        }
    }
}
