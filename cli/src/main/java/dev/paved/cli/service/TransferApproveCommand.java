package dev.paved.cli.service;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Consent, as the present owner, to a service going to another one. */
@Command(name = "approve", description = "Consent, as the present owner, to a service going to another one.")
final class TransferApproveCommand implements Callable<Integer> {
    @Mixin
    private TransferDecision decision;

    @Override
    public Integer call() {
        return decision.make("approve");
    }
}
