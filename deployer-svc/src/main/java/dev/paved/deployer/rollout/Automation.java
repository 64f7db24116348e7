package dev.paved.deployer.rollout;

import dev.paved.deployer.DeployerSettings;
import dev.paved.kit.identity.Caller;
import jakarta.inject.Singleton;

/** Tells programs from people: their tokens say that they are in a group of programs. */
@Singleton
public class Automation {

    private final DeployerSettings settings;
    private final Caller caller;

    Automation(DeployerSettings settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    /** Whether a program makes the present request. */
    public boolean asks() {
        return caller.groups().stream().anyMatch(settings.automationGroups()::contains);
    }
}
