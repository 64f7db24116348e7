package dev.paved.kit.crash;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Places where the process halts at once, as if killed, when a test asks for it: {@code paved.crash.file} names a file
 * whose content is the service and the point to die at, for example {@code deployer/after-commit}; with {@code #3} behind
 * it, when it comes there for the third time. The file is removed first, so that the next life goes on. {@code
 * paved.crash.trace} names a file that gets a line for each point that is passed. Without these settings a point costs one
 * comparison.
 */
@Singleton
public class CrashPoints {

    private static final String OURS = "dev.paved.";

    private final Optional<Path> request;
    private final Optional<Path> trace;
    private final String service;
    private String asked = "";
    private int passed;

    CrashPoints(
            @ConfigProperty(name = "paved.crash.file") Optional<Path> request,
            @ConfigProperty(name = "paved.crash.trace") Optional<Path> trace,
            @ConfigProperty(name = "paved.service.name") String service) {
        this.request = request;
        this.trace = trace;
        this.service = service;
    }

    /** Points where nothing happens, for code that runs outside of a service. */
    public static CrashPoints off() {
        return new CrashPoints(Optional.empty(), Optional.empty(), "");
    }

    /** Halts here if asked to. */
    public void at(String point) {
        trace.ifPresent(file -> note(file, point));
        request.filter(file -> asks(file, service + "/" + point))
                .ifPresent(file -> Runtime.getRuntime().halt(137));
    }

    /**
     * The same at a point called {@code kind} and then what called {@code boundary}, as {@code after-commit
     * kit.inbox.Inbox.offer}: whoever comes to have something to do with it has points of its own.
     */
    public void at(String kind, Class<?> boundary) {
        if (request.isPresent() || trace.isPresent()) {
            at(kind + " " + caller(boundary));
        }
    }

    private static String caller(Class<?> boundary) {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith(OURS)
                                && !frame.getClassName().startsWith(boundary.getPackageName() + ".")
                                && !frame.getClassName().startsWith(CrashPoints.class.getName()))
                        .findFirst())
                .map(frame -> frame.getClassName().substring(OURS.length()).replaceFirst("[_$].*", "") + "."
                        + frame.getMethodName().replaceFirst("^lambda\\$(\\w+)\\$\\d+$", "$1"))
                .orElse("elsewhere");
    }

    private static synchronized void note(Path file, String point) {
        try {
            Files.writeString(file, point + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized boolean asks(Path file, String point) {
        try {
            if (!Files.exists(file)) {
                return false;
            }
            String wish = Files.readString(file).strip();
            int times = wish.lastIndexOf('#');
            if (!point.equals(times < 0 ? wish : wish.substring(0, times))) {
                return false;
            }
            passed = wish.equals(asked) ? passed + 1 : 1;
            asked = wish;
            return passed >= (times < 0 ? 1 : Integer.parseInt(wish.substring(times + 1)))
                    && Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }
}
