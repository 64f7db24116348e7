package dev.paved.cli.service;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Take back a request for a service, as who made it or as the present owner. */
@Command(name = "cancel", description = "Take back a request for a service, as who made it or as the present owner.")
final class TransferCancelCommand implements Callable<Integer> {
    @Mixin
    private TransferDecision decision;

    @Override
    public Integer call() {
        return decision.make("cancel");
    }
}
