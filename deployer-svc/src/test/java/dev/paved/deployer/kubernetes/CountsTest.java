package dev.paved.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 10, 1, 1",
        "1, 90, 1, 1",
        "2, 50, 2, 2",
        "3, 30, 2, 1",
        "3, 80, 1, 3",
        "4, 20, 4, 1",
        "10, 10, 9, 1",
        "10, 50, 10, 10",
        "10, 1, 10, 1",
        "10, 99, 1, 10"
    })
    void pods_come_as_near_to_the_share_as_they_can(int replicas, int percent, int stable, int candidate) {
        assertThat(Counts.byRatio(replicas, percent)).isEqualTo(new Counts(stable, candidate));
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 1", "4, 5, 1", "4, 50, 2", "4, 51, 3", "4, 99, 4"})
    void weights_leave_what_stays_whole(int replicas, int percent, int candidate) {
        assertThat(Counts.byWeight(replicas, percent)).isEqualTo(new Counts(replicas, candidate));
    }
}
