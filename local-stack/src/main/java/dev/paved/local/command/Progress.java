package dev.paved.local.command;

import dev.paved.local.stack.ProcessStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows how far the processes are: a block that is drawn again on a terminal, one line a change elsewhere. */
final class Progress {
    private static final String UP_AND_CLEAR = "\u001b[%dF\u001b[J";

    private final PrintWriter out;
    private final boolean live;
    private final long begin = System.nanoTime();
    private final Map<String, String> shown = new HashMap<>();
    private int drawn;

    Progress(PrintWriter out, boolean live) {
        this.out = out;
        this.live = live;
    }

    void show(List<ProcessStatus> statuses) {
        if (live) {
            draw(statuses);
        } else {
            statuses.forEach(this::printChange);
        }
        out.flush();
    }

    private void draw(List<ProcessStatus> statuses) {
        if (drawn > 0) {
            out.printf(UP_AND_CLEAR, drawn);
        }
        statuses.forEach(status -> out.println(line(status)));
        drawn = statuses.size();
    }

    private void printChange(ProcessStatus status) {
        String state = status.state() + " " + status.restarts();
        if (!state.equals(shown.put(status.name(), state))) {
            out.println(line(status));
        }
    }

    private String line(ProcessStatus status) {
        String restarts = status.restarts() == 0 ? "" : "  restarts: " + status.restarts();
        boolean settled = status.state() == ProcessStatus.State.HEALTHY
                || status.message().isEmpty();
        return String.format(
                Locale.ROOT,
                "%5.1fs  %-13s %s%s%s",
                elapsed().toMillis() / 1000.0,
                status.name(),
                status.state().name().toLowerCase(Locale.ROOT),
                restarts,
                settled ? "" : "  " + status.message());
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
