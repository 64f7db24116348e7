package dev.paved.kit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditEntryTest {

    private static AuditEntry entry(String actor, String detail) {
        return new AuditEntry(
                UUID.randomUUID(), Instant.EPOCH, actor, "a", "t", AuditOutcome.REFUSED, 400, "r", "remote", detail);
    }

    @Test
    void texts_of_a_request_are_cut() {
        assertThat(entry("ada", "x".repeat(3_000_000)).detail()).hasSize(2_000).endsWith("x…");
        assertThat(entry("ada", "x".repeat(2_000)).detail()).isEqualTo("x".repeat(2_000));
        assertThat(entry("a".repeat(300), "d").actor()).hasSize(250);
    }

    @Test
    void what_no_text_can_hold_becomes_a_space() {
        assertThat(entry("ada", "a\0b\nc\ud800d").detail()).isEqualTo("a b c d");
        assertThat(entry("ada", "\ud83d\ude00").detail()).isEqualTo("\ud83d\ude00");
    }
}
