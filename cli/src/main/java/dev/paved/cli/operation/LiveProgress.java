package dev.paved.cli.operation;

import dev.paved.cli.json.Json;
import dev.paved.cli.shell.HumanDuration;
import dev.paved.cli.shell.Shell;
import dev.paved.cli.shell.Style;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** One line that lives: a spinner with the running step, above it the steps that ended. */
final class LiveProgress implements Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final String FRAMES = "|/-\\";
    private static final Duration TICK = Duration.ofMillis(120);

    private final Shell shell;
    private final Style style;
    private final Set<String> ended = new HashSet<>();
    private final Thread ticker;
    private String running = "";
    private Instant began;
    private int frame;
    private boolean closed;

    LiveProgress(Shell shell) {
        this.shell = shell;
        this.style = shell.errStyle();
        this.began = shell.clock().instant();
        this.ticker = Thread.ofPlatform().daemon().name("progress").start(this::tick);
    }

    @Override
    public synchronized void show(Operation operation) {
        running = operation.terminal() ? "" : "waiting to start";
        for (Json step : operation.steps()) {
            String name = step.text("name");
            String message = step.find("message").map(text -> ": " + text).orElse("");
            if (step.text("status").equals("running")) {
                running = name + message;
                began = started(step);
            } else if (ended.add(name)) {
                shell.err().println(CLEAR_LINE + mark(step) + " " + name + message + style.faint(took(step)));
            }
        }
        draw();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            shell.err().print(CLEAR_LINE);
            shell.err().flush();
        }
        ticker.interrupt();
    }

    private void tick() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                draw();
                Thread.sleep(TICK);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void draw() {
        if (closed || running.isEmpty()) {
            return;
        }
        char spin = FRAMES.charAt(frame++ % FRAMES.length());
        String elapsed =
                HumanDuration.format(Duration.between(began, shell.clock().instant()));
        String line = spin + " " + running + " " + elapsed;
        shell.err().print(CLEAR_LINE + (line.length() > width() ? line.substring(0, width()) : line));
        shell.err().flush();
    }

    private int width() {
        return shell.variable("COLUMNS")
                        .filter(columns -> columns.matches("\\d{2,4}"))
                        .map(Integer::valueOf)
                        .orElse(80)
                - 1;
    }

    private String mark(Json step) {
        return step.text("status").equals("succeeded") ? style.green("ok") : style.red("failed");
    }

    private Instant started(Json step) {
        try {
            return step.find("startedAt").map(Instant::parse).orElse(began);
        } catch (DateTimeException notATime) {
            return began;
        }
    }

    private String took(Json step) {
        return step.find("finishedAt")
                .map(end -> Duration.between(started(step), Instant.parse(end)).toMillis())
                .map(millis -> " " + millis / 1000 + "." + millis % 1000 / 100 + "s")
                .orElse("");
    }
}
