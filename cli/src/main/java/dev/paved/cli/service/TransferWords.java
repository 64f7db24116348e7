package dev.paved.cli.service;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import java.time.InstantSource;

/** How a request for a transfer is told. */
final class TransferWords {
    private TransferWords() {}

    static String of(Json transfer, InstantSource clock) {
        String service = transfer.text("service");
        String to = transfer.text("to");
        return switch (transfer.text("state")) {
            case "approved" -> service + " belongs to " + to + "; say so in its catalog-info.yaml too";
            case "pending" ->
                "%s is asked to give %s to %s, until %s from now: platform service transfer approve %s"
                        .formatted(
                                transfer.text("from"),
                                service,
                                to,
                                Age.since(transfer.text("expiresAt"), clock),
                                service);
            default -> service + " stays with " + transfer.text("from") + ": " + transfer.text("state");
        };
    }
}
