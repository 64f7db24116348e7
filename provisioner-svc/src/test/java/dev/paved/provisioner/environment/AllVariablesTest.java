package dev.paved.provisioner.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paved.provisioner.environment.VariableSource.Offer;
import dev.paved.provisioner.environment.VariableSource.Origin;
import dev.paved.provisioner.environment.VariableSource.Recipient;
import dev.paved.provisioner.target.Confidential;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllVariablesTest {

    private static final Recipient RECIPIENT = new Recipient("id", "pr-1", "api", false);

    private static Offer offer(Origin origin) {
        return new Offer("DATABASE_URL", origin, origin.name(), (purpose, cause) -> new Confidential("value"));
    }

    private static VariableSource source(Offer... offers) {
        return new VariableSource() {
            @Override
            public String revision() {
                return "''";
            }

            @Override
            public List<Offer> offers(Recipient recipient) {
                return List.of(offers);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"EVERYWHERE, PROVISIONED, PROVISIONED", "PROVISIONED, HERE, HERE", "EVERYWHERE, HERE, HERE"})
    void nearest_to_the_environment_is_given(Origin one, Origin other, Origin given) {
        for (var sources :
                List.of(List.of(source(offer(one)), source(offer(other))), List.of(source(offer(other), offer(one))))) {
            assertThat(new AllVariables(sources).offers(RECIPIENT, Set.of()).values())
                    .extracting(Offer::origin)
                    .containsExactly(given);
        }
    }

    @Test
    void what_the_manifest_says_is_not_offered() {
        assertThat(new AllVariables(List.of(source(offer(Origin.HERE)))).offers(RECIPIENT, Set.of("DATABASE_URL")))
                .isEmpty();
    }

    @Test
    void value_is_shown_neither_as_text_nor_as_json() throws Exception {
        Map<String, Confidential> variables = Map.of("KEY", new Confidential("value"));
        assertThat(variables.toString()).doesNotContain("value");
        assertThat(JsonMapper.builder().build().writeValueAsString(variables)).isEqualTo("{\"KEY\":\"***\"}");
    }
}
