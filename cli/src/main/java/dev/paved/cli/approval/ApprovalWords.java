package dev.paved.cli.approval;

import dev.paved.cli.json.Json;

/** How a deployment that waits is told. */
final class ApprovalWords {
    private ApprovalWords() {}

    static String what(Json approval) {
        return "%s %s to %s"
                .formatted(approval.text("service"), approval.text("version"), approval.text("environment"));
    }
}
