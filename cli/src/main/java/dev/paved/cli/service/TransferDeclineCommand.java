package dev.paved.cli.service;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Keep a service, as the present owner, that another one asked for. */
@Command(name = "decline", description = "Keep a service, as the present owner, that another one asked for.")
final class TransferDeclineCommand implements Callable<Integer> {
    @Mixin
    private TransferDecision decision;

    @Override
    public Integer call() {
        return decision.make("decline");
    }
}
