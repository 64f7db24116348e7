package dev.paved.kit.crash;

import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Places where the process halts at once, as if killed, when a test asks for it: {@code paved.crash.file} names a file
 * whose content is the service and the point to die at, for example {@code deployer/after-commit}. The file is removed
 * first, so that the next life goes on. Without that setting a point costs one comparison.
 */
@Singleton
public class CrashPoints {

    private final Optional<Path> request;
    private final String service;

    CrashPoints(
            @ConfigProperty(name = "paved.crash.file") Optional<Path> request,
            @ConfigProperty(name = "paved.service.name") String service) {
        this.request = request;
        this.service = service;
    }

    /** Points where nothing happens, for code that runs outside of a service. */
    public static CrashPoints off() {
        return new CrashPoints(Optional.empty(), "");
    }

    /** Halts here if asked to. */
    public void at(String point) {
        request.filter(file -> asks(file, service + "/" + point))
                .ifPresent(file -> Runtime.getRuntime().halt(137));
    }

    private static boolean asks(Path file, String point) {
        try {
            return Files.exists(file) && Files.readString(file).strip().equals(point) && Files.deleteIfExists(file);
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
