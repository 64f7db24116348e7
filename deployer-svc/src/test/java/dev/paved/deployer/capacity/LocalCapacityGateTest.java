package dev.paved.deployer.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LocalCapacityGateTest {

    private static final Path HOME = Path.of("/home/ada/.paved");
    private static final long MEGABYTE = 1024 * 1024;
    private static final LocalCapacitySettings LIMITS = new LocalCapacitySettings() {
        @Override
        public int maxInstances() {
            return 5;
        }

        @Override
        public int freeMegabytes() {
            return 300;
        }
    };

    @Test
    void one_more_may_run_as_long_as_there_is_room() {
        assertThat(LocalCapacityGate.refusal(LIMITS, HOME, 4, 300 * MEGABYTE)).isEmpty();
    }

    @Test
    void too_many_instances_are_told() {
        assertThat(LocalCapacityGate.refusal(LIMITS, HOME, 5, Long.MAX_VALUE))
                .hasValueSatisfying(refusal -> assertThat(refusal.problem().detail())
                        .startsWith(
                                "5 instances run on this machine, at most 5 may (paved.deployer.local.max-instances)"));
    }

    @Test
    void full_disk_is_told() {
        assertThat(LocalCapacityGate.refusal(LIMITS, HOME, 0, 299 * MEGABYTE))
                .hasValueSatisfying(refusal -> assertThat(refusal.problem().detail())
                        .startsWith("299 MB are free on the disk of /home/ada/.paved, at least 300 must be"));
    }
}
