package dev.paved.local.command;

import dev.paved.local.stack.Installation;
import dev.paved.local.stack.PavedHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The built artefacts of the platform, built when one is missing. */
record Artefacts(Installation installation, PavedHome home, PrintWriter messages) {

    /** Returns false, having said why, when they cannot be built. */
    boolean ensure() throws IOException, InterruptedException {
        List<Path> missing = installation.missing();
        if (missing.isEmpty()) {
            return true;
        }
        if (!Files.isExecutable(installation.buildScript())) {
            messages.println("Not built: " + missing.getFirst() + ", and there is no build script in "
                    + installation.root() + ".");
            return false;
        }
        Path log = home.log("build");
        messages.println("Building the platform once, which takes a few minutes (log: " + log + ") ...");
        messages.flush();
        int exitCode = build(log);
        missing = installation.missing();
        if (exitCode != 0 || !missing.isEmpty()) {
            messages.println("The build failed (exit code " + exitCode + ")"
                    + (missing.isEmpty() ? "" : "; not built: " + missing) + ". Its last lines:");
            LogTail.lastLines(log, 15).forEach(line -> messages.println("  " + line));
            messages.println("Next: " + installation.buildScript() + " package -Dquick");
            return false;
        }
        return true;
    }

    private int build(Path log) throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        return new ProcessBuilder(installation.buildScript().toString(), "-B", "package", "-Dquick")
                .directory(installation.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }
}
