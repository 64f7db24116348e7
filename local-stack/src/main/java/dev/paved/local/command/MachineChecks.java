package dev.paved.local.command;

import com.sun.management.OperatingSystemMXBean;
import dev.paved.local.stack.Installation;
import dev.paved.local.stack.PavedHome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks at what the platform needs of its machine. */
record MachineChecks(PavedHome home, Installation installation) {
    private static final long GIB = 1024L * 1024 * 1024;
    private static final long LEAST_DISK = 2 * GIB;
    private static final long LEAST_MEMORY = 2 * GIB;
    private static final int LEAST_JAVA = 25;
    private static final int GIT_SECONDS = 5;

    List<Finding> run() {
        return List.of(java(), git(), built(), disk(), memory());
    }

    private static Finding java() {
        int feature = Runtime.version().feature();
        String state = Runtime.version() + " in " + System.getProperty("java.home");
        return feature >= LEAST_JAVA
                ? Finding.well("JDK", state)
                : Finding.trouble("JDK", state, "Install JDK 25 or newer, or set JAVA_HOME to one.");
    }

    private static Finding git() {
        try {
            Process git = new ProcessBuilder("git", "--version")
                    .redirectErrorStream(true)
                    .start();
            if (!git.waitFor(GIT_SECONDS, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                return Finding.trouble("git", "does not answer", "Repair the installation of git.");
            }
            String version = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.exitValue() == 0
                    ? Finding.well("git", version)
                    : Finding.trouble("git", version, "Repair the installation of git.");
        } catch (IOException e) {
            return Finding.trouble(
                    "git", "not found", "Install git: you need it to clone the repositories of your services.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.trouble("git", "not looked at", "Run this again.");
        }
    }

    private Finding built() {
        List<Path> missing = installation.missing();
        return missing.isEmpty()
                ? Finding.well("installation", installation.root().toString())
                : Finding.trouble(
                        "installation",
                        "not built: " + missing.getFirst(),
                        installation.buildScript() + " package -Dquick");
    }

    private Finding disk() {
        try {
            Files.createDirectories(home.root());
            long free = Files.getFileStore(home.root()).getUsableSpace();
            String state = gib(free) + " free at " + home.root();
            return free >= LEAST_DISK
                    ? Finding.well("disk", state)
                    : Finding.trouble(
                            "disk", state, "Free some space, or set PAVED_HOME to a folder on a larger disk.");
        } catch (IOException e) {
            return Finding.trouble("disk", home.root() + ": " + e.getMessage(), "Make the folder usable.");
        }
    }

    private static Finding memory() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long total = system.getTotalMemorySize();
        String state = gib(total) + " in this machine";
        return total >= LEAST_MEMORY
                ? Finding.well("memory", state)
                : Finding.trouble("memory", state, "The platform needs 2 GiB: use a larger machine.");
    }

    private static String gib(long bytes) {
        return String.format(java.util.Locale.ROOT, "%.1f GiB", (double) bytes / GIB);
    }
}
