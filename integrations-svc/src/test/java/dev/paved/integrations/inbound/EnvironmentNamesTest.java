package dev.paved.integrations.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.EnvironmentType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentNamesTest {

    @ParameterizedTest
    @CsvSource({
        "production, PRODUCTION",
        "Prod, PRODUCTION",
        "live, PRODUCTION",
        "production-eu, PRODUCTION",
        "eu/prod, PRODUCTION",
        "prod_2, PRODUCTION",
        "prod-no, PRODUCTION",
        "production_pr, PRODUCTION",
        "eu/prod-no-2, PRODUCTION",
        "no-prod, DEVELOPMENT",
        "pr-prod, DEVELOPMENT",
        "prod-pr-7, DEVELOPMENT",
        "prod-test, DEVELOPMENT",
        "production-not, DEVELOPMENT",
        "pre-production, STAGING",
        "preprod, STAGING",
        "prod-staging, STAGING",
        "non-prod, DEVELOPMENT",
        "test-production, DEVELOPMENT",
        "review/live, DEVELOPMENT",
        "staging, STAGING",
        "stage-eu, STAGING",
        "preview-7, DEVELOPMENT",
        "products, DEVELOPMENT"
    })
    void name_says_what_it_is_for(String name, EnvironmentType type) {
        assertThat(EnvironmentNames.typeOf(name)).isEqualTo(type);
    }
}
