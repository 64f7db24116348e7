package dev.paved.provisioner.secret;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Everything that is logged while it is open. */
final class Logs extends Handler implements AutoCloseable {

    private final StringBuffer text = new StringBuffer();

    static Logs capture() {
        Logs logs = new Logs();
        Logger.getLogger("").addHandler(logs);
        return logs;
    }

    String text() {
        return text.toString();
    }

    @Override
    public void publish(LogRecord record) {
        text.append(record.getMessage()).append(Arrays.toString(record.getParameters()));
        if (record.getThrown() != null) {
            StringWriter trace = new StringWriter();
            record.getThrown().printStackTrace(new PrintWriter(trace));
            text.append(trace);
        }
        text.append('\n');
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
