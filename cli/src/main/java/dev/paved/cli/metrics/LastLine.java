package dev.paved.cli.metrics;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes everything on and remembers the last line that ended. */
final class LastLine extends FilterOutputStream {

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String last = "";

    LastLine(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        remember((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        for (int i = offset; i < offset + length; i++) {
            remember(bytes[i]);
        }
    }

    private void remember(byte b) {
        if (b == '\n') {
            last = line.toString(StandardCharsets.UTF_8);
            line.reset();
        } else {
            line.write(b);
        }
    }

    /** The last line; nothing where it has not ended. */
    String text() {
        return line.size() == 0 ? last : "";
    }
}
