package dev.paved.local.command;

import dev.paved.local.process.LiveProcess;

/** A process and what a person calls it. */
record RunningProcess(String name, LiveProcess process) {
    @Override
    public String toString() {
        return name + " (process " + process.pid() + ")";
    }
}
