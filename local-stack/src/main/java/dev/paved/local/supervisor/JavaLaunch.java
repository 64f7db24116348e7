package dev.paved.local.supervisor;

import dev.paved.local.process.DetachedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A JVM that starts quickly from an AOT cache (JEP 483, 514) when it has one: the cache is trained by one extra run and
 * again when the program is newer; a JVM that cannot use it starts without. {@code PAVED_START_CACHE=off} in the environment
 * leaves the training out.
 *
 * @param programs the files whose change makes the cache stale
 * @param cache where the cache is kept
 * @param options of the JVM
 * @param main the class or {@code -jar} with the jar
 */
record JavaLaunch(
        List<Path> programs,
        Path cache,
        List<String> options,
        List<String> main,
        Map<String, String> environment,
        Path log)
        implements ProcessSpec.Launch {
    private static final String QUIET = "-Xlog:all=error,aot*=off,cds*=off:stderr";

    @Override
    public DetachedCommand normal() {
        return command(isFresh() ? List.of("-XX:AOTCache=" + cache, "-Xlog:disable", QUIET) : List.of());
    }

    @Override
    public boolean needsTraining() {
        return !"off".equals(System.getenv("PAVED_START_CACHE"))
                && !isFresh()
                && !isNewerThanPrograms(failureMark())
                && Files.isWritable(cache.getParent());
    }

    @Override
    public DetachedCommand training() {
        return command(List.of("-XX:AOTCacheOutput=" + unfinished()));
    }

    @Override
    public void trained() throws IOException {
        if (Files.exists(unfinished())) {
            Files.move(unfinished(), cache, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.writeString(failureMark(), "The training run left no cache; see " + log + "\n");
        }
    }

    private DetachedCommand command(List<String> cacheOptions) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(cacheOptions);
        command.addAll(main);
        var all = new HashMap<>(environment);
        all.put("MALLOC_ARENA_MAX", "2");
        all.put("JDK_AOT_VM_OPTIONS", "-Xmx512m -XX:+UseSerialGC");
        return new DetachedCommand(command, all, log);
    }

    private boolean isFresh() {
        return isNewerThanPrograms(cache);
    }

    private boolean isNewerThanPrograms(Path file) {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            for (Path program : programs) {
                if (Files.getLastModifiedTime(program).compareTo(written) > 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Path unfinished() {
        return cache.resolveSibling(
                cache.getFileName() + "." + ProcessHandle.current().pid() + ".new");
    }

    private Path failureMark() {
        return cache.resolveSibling(cache.getFileName() + ".failed");
    }
}
