package dev.paved.deployer.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The processes that the deployer started and that still run. */
public final class LeftOvers {

    private static volatile @Nullable String watched;

    private LeftOvers() {}

    /** Every live process of {@code deployment}, by the mark in its environment. */
    public static List<ProcessHandle> of(String deployment) {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(process -> environment(process).contains("PAVED_DEPLOYMENT=" + deployment + "\0"))
                .toList();
    }

    /** Remembers that what runs below {@code folder} was started by the tests: the stack is gone when it is ended. */
    static void watch(Path folder) {
        watched = folder.toString();
    }

    /** Ends whatever runs for a deployment below the folder that is watched. */
    static void kill() {
        String folder = watched;
        if (folder != null) {
            ProcessHandle.allProcesses()
                    .filter(process -> environment(process).contains("PAVED_DEPLOYMENT=")
                            && workingFolder(process).startsWith(folder))
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static String workingFolder(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"))
                    .toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc/" + process.pid() + "/environ"), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
