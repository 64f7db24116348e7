package dev.paved.provisioner.environment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proof that an environment is gone, as callers see it.
 *
 * @param reason why it was torn down
 * @param removed what is confirmed gone
 * @param left what was in its place and not Paved's
 */
record ReceiptView(
        String environment,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant destroyedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
        List<String> removed,
        List<String> left) {

    static ReceiptView of(EnvironmentEntity row) {
        Teardown.Receipt receipt = row.receipt();
        return new ReceiptView(row.name, row.createdAt, row.destroyedAt, row.reason, receipt.removed(), receipt.left());
    }
}
