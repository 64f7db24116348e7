package dev.paved.provisioner.database.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedScriptTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin; create table t (x int); commit",
                "create table t (x int); START  TRANSACTION",
                "savepoint a",
                "\\i other.sql",
                "copy note (text) from stdin;\na\n\\.",
                "vacuum"
            })
    void what_cannot_be_run_in_one_transaction_by_sql_alone_is_found_out_before(String seed) {
        assertThat(SeedScript.fault(seed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table t (x int); insert into t values (1)",
                "create function f() returns int language plpgsql as $$ begin return 1; end $$",
                "insert into note values ('copy x from stdin')",
                "-- commit\nselect 1"
            })
    void what_can_is_not(String seed) {
        assertThat(SeedScript.fault(seed)).isEmpty();
    }

    @Test
    void seed_that_a_secret_cannot_hold_is_found_out_before() {
        assertThat(SeedScript.fault("select '" + "x".repeat(1024 * 1024 - 100) + "'"))
                .hasValueSatisfying(why -> assertThat(why).contains("1 MiB"));
        assertThat(SeedScript.fault("select '" + "x".repeat(1_000_000) + "'")).isEmpty();
    }
}
