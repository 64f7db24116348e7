package dev.paved.metrics.store;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.metrics.fact.Change;
import dev.paved.metrics.fact.FactBatch;
import dev.paved.metrics.fact.JoinedFacts;
import dev.paved.metrics.fact.Paths;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.testing.Retelling;
import dev.paved.metrics.testing.Story;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class FactTablesIT {

    private static FactsDatabase database;

    @BeforeContainer
    static void start() {
        database = FactsDatabase.start();
    }

    @AfterContainer
    static void stop() throws IOException {
        database.close();
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void tables_join_batches_as_the_facts_do(@ForAll("retellings") Retelling told) throws SQLException {
        // Given
        database.empty();
        FactBatch atOnce = Retelling.folded(told.log());

        // When
        try (Connection connection = database.connect()) {
            for (var batch : told.batches()) {
                FactTables.join(connection, Retelling.folded(batch));
            }

            // Then
            List<String> names = FactReader.names(connection);
            assertThat(byName(FactReader.of(connection, names)))
                    .isEqualTo(byName(new JoinedFacts().join(atOnce).ofServices()));
            assertThat(pushes(connection)).isEqualTo(atOnce.pushes().size());
        }
    }

    @Example
    void earliest_and_latest_instants_come_back_as_they_went() throws SQLException {
        // Given
        Story story = new Story("hello");
        Instant early = Instant.parse("1700-01-01T00:00:00.000001Z");
        Instant late = Instant.parse("2199-12-31T23:59:59.999999Z");
        story.pushed(late, Story.commit("c1", early));
        database.empty();

        // When
        try (Connection connection = database.connect()) {
            FactTables.join(connection, Retelling.folded(story.events()));

            // Then
            assertThat(FactReader.of(connection, List.of("hello"))
                            .getFirst()
                            .code()
                            .changes())
                    .containsExactly(new Change("acme/hello", "c1", "hello", null, early, late, false, Paths.UNKNOWN));
        }
    }

    @Example
    void push_told_again_with_less_has_what_either_telling_had() throws SQLException {
        // Given
        Story rich = new Story("hello");
        rich.pushed(rich.hour(1), new Commit("c1", rich.hour(0), rich.hour(1), true, List.of("a", "b")));
        Story poor = new Story("hello");
        poor.pushed(1, "c1");
        FactBatch first = Retelling.folded(rich.events());
        FactBatch second = Retelling.folded(poor.events());
        for (List<FactBatch> order : List.of(List.of(first, second), List.of(second, first))) {
            database.empty();

            // When
            try (Connection connection = database.connect()) {
                for (FactBatch batch : order) {
                    FactTables.join(connection, batch);
                }

                // Then
                assertThat(byName(FactReader.of(connection, List.of("hello"))))
                        .isEqualTo(byName(
                                new JoinedFacts().join(first).join(second).ofServices()));
            }
        }
    }

    private static long pushes(Connection connection) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("select count(*) from push")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Map<String, List<Object>> byName(Collection<ServiceFacts> services) {
        return services.stream()
                .collect(toMap(
                        facts -> facts.service().name(),
                        facts -> List.of(
                                facts.service(),
                                Set.copyOf(facts.deployments()),
                                Set.copyOf(facts.code().changes()),
                                Set.copyOf(facts.code().edges()),
                                Set.copyOf(facts.code().pushes()),
                                Set.copyOf(facts.code().pullRequests()),
                                Set.copyOf(facts.incidents()),
                                facts.owners())));
    }

    @Provide
    Arbitrary<Retelling> retellings() {
        return Retelling.any();
    }
}
