package dev.paved.local.command;

import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.ProcessStatus;
import dev.paved.local.stack.Service;
import java.util.List;
import java.util.stream.Stream;

/** The processes of the stack, in the order in which a person wants to see them. */
final class Parts {
    private Parts() {}

    static List<String> names() {
        return Stream.of(Stream.of("infra"), Stream.of(Service.values()).map(Service::id), Stream.of("router"))
                .flatMap(names -> names)
                .toList();
    }

    /** What is known of each; a process that nobody ever spoke of is waiting. */
    static List<ProcessStatus> statuses(PavedHome home) {
        return names().stream()
                .map(name -> ProcessStatus.load(home, name)
                        .orElseGet(() -> new ProcessStatus(name, null, 0, ProcessStatus.State.WAITING, 0, "")))
                .toList();
    }
}
