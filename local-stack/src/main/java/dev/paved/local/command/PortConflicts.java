package dev.paved.local.command;

import dev.paved.local.command.PortOptions.NamedPort;
import dev.paved.local.process.PortOwner;
import dev.paved.local.process.ProcFs;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.ProcessStatus;
import dev.paved.local.stack.StackSettings;
import dev.paved.local.stack.StateFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Finds the ports that the stack cannot have, and says who has them. */
record PortConflicts(PavedHome home) {
    private static final int LOWEST = 1;
    private static final int HIGHEST = 65_535;

    /** One sentence a conflict. */
    List<String> of(StackSettings settings) {
        var conflicts = new ArrayList<String>();
        Map<Integer, NamedPort> seen = new HashMap<>();
        Set<Long> own = ownProcesses();
        for (NamedPort wanted : PortOptions.named(settings)) {
            NamedPort other = seen.putIfAbsent(wanted.port(), wanted);
            if (wanted.port() < LOWEST || wanted.port() > HIGHEST) {
                conflicts.add("Port " + wanted.port() + " for " + wanted.who()
                        + " is not between 1 and 65535; choose another with " + wanted.flag() + ".");
            } else if (other != null) {
                conflicts.add("Port " + wanted.port() + " is chosen for both " + other.who() + " and " + wanted.who()
                        + "; choose another with " + wanted.flag() + ".");
            } else if (!PortOwner.isFree(wanted.port())) {
                taken(wanted, PortOwner.of(wanted.port()), own, conflicts);
            }
        }
        return conflicts;
    }

    private static void taken(NamedPort wanted, OptionalLong owner, Set<Long> own, List<String> conflicts) {
        if (owner.isPresent() && own.contains(owner.getAsLong())) {
            return;
        }
        String by = owner.isPresent()
                ? "process " + owner.getAsLong() + " (" + ProcFs.command(owner.getAsLong()) + ")"
                : "a process that this user cannot see";
        conflicts.add("Port " + wanted.port() + " for " + wanted.who() + " is taken by " + by
                + "; stop that process or choose another port with " + wanted.flag() + ".");
    }

    private Set<Long> ownProcesses() {
        var pids = new HashSet<Long>();
        for (ProcessStatus status : Parts.statuses(home)) {
            var process = status.process();
            if (process != null && process.isAlive()) {
                pids.add(process.pid());
            }
        }
        StateFile.read(home.postgres().resolve("postmaster.pid"))
                .flatMap(content -> content.lines().findFirst())
                .ifPresent(pid -> pids.add(Long.parseLong(pid.strip())));
        return pids;
    }
}
