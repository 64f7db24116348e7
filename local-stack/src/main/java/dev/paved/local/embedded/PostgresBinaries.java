package dev.paved.local.embedded;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** The PostgreSQL programs of the class path, unpacked once a version into the user's cache folder. */
record PostgresBinaries(Path home) {

    static PostgresBinaries unpacked() {
        String name = archiveName();
        URL archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw new EmbeddedStartException(
                    "There are no PostgreSQL programs for this kind of machine (" + name + " is not on the class path)",
                    null);
        }
        try {
            return new PostgresBinaries(unpack(archive, name));
        } catch (IOException e) {
            throw new EmbeddedStartException("PostgreSQL's programs could not be unpacked: " + e.getMessage(), e);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static String archiveName() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch");
        String architecture = "aarch64".equals(machine) ? "arm_64" : "x86_64";
        return "postgres-" + os + "-" + architecture + ".txz";
    }

    private static Path unpack(URL archive, String name) throws IOException {
        var connection = archive.openConnection();
        long version = connection instanceof JarURLConnection jar
                ? jar.getJarEntry().getCrc()
                : connection.getContentLengthLong();
        Path target = cacheFolder().resolve(name.replace(".txz", "") + "-" + Long.toHexString(version));
        if (!Files.isDirectory(target)) {
            Files.createDirectories(target.getParent());
            Path unfinished = Files.createTempDirectory(target.getParent(), "unpacking-");
            try {
                try (var stream = connection.getInputStream()) {
                    TarXz.unpack(stream, unfinished);
                }
                publish(unfinished, target);
            } finally {
                if (Files.exists(unfinished)) {
                    FileTree.delete(unfinished);
                }
            }
        }
        return target;
    }

    /** Does nothing when another process was first. */
    static void publish(Path unfinished, Path target) throws IOException {
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static Path cacheFolder() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("paved");
    }
}
