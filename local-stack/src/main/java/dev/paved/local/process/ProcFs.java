package dev.paved.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What Linux tells about a process in /proc; elsewhere it knows nothing. */
public final class ProcFs {
    private static final Path PROC = Path.of("/proc");
    private static final Path BOOT_ID = PROC.resolve("sys/kernel/random/boot_id");
    private static final int STATE = 0;
    private static final int START = 19;

    private ProcFs() {}

    /** The physical memory a process uses, in bytes. */
    public static OptionalLong residentBytes(long pid) {
        return read(pid, "status").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst();
    }

    /** The command line of a process, shortened for a message. */
    public static String command(long pid) {
        String line = read(pid, "cmdline")
                .map(text -> new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .map(text -> text.replace('\0', ' ').strip())
                .orElse("");
        if (line.isEmpty()) {
            line = ProcessHandle.of(pid)
                    .flatMap(handle -> handle.info().command())
                    .orElse("unknown");
        }
        return line.length() > 100 ? line.substring(0, 97) + "..." : line;
    }

    /** The value of a variable in the environment that a process was started with. */
    public static Optional<String> variable(long pid, String name) {
        return read(pid, "environ").stream()
                .flatMap(variables -> Stream.of(variables.split("\0")))
                .filter(variable -> variable.startsWith(name + "="))
                .map(variable -> variable.substring(name.length() + 1))
                .findFirst();
    }

    static boolean isZombie(long pid) {
        return stat(pid).map(fields -> fields[STATE].equals("Z")).orElse(false);
    }

    static Optional<Birth> birth(long pid) {
        return stat(pid)
                .filter(fields -> fields.length > START)
                .flatMap(fields ->
                        read(BOOT_ID).map(boot -> new Birth.AtTick(boot.strip(), Long.parseLong(fields[START]))));
    }

    static Duration sinceBoot() {
        return read(PROC.resolve("uptime"))
                .map(uptime -> Duration.ofMillis((long) (Double.parseDouble(uptime.split(" ")[0]) * 1000)))
                .orElse(Duration.ZERO);
    }

    /** The fields from the third on: the second, the program's name in parentheses, may contain anything. */
    private static Optional<String[]> stat(long pid) {
        return read(pid, "stat")
                .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    }

    private static Optional<String> read(long pid, String file) {
        return read(PROC.resolve(Long.toString(pid)).resolve(file));
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
