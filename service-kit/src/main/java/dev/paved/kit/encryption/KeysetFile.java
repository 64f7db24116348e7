package dev.paved.kit.encryption;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The file with the master keys: only its owner may read it. It is replaced as a whole or not at all, and changed by one
 * process at a time; of several that start at once, one creates it.
 */
public record KeysetFile(Path path) {

    /** A change of the keys. */
    public interface Change {
        /** The keys that take the place of {@code present}. */
        Keyset of(Keyset present) throws GeneralSecurityException;
    }

    /** Tells one content of the file from another. */
    record Stamp(Object file, Object modified, long size) {}

    /** A lock on a file keeps other processes out, but not other threads. */
    private static final Object ONE_AT_A_TIME = new Object();

    Optional<Stamp> stamp() {
        try {
            var about = Files.readAttributes(path, BasicFileAttributes.class);
            Object file = about.fileKey();
            return Optional.of(new Stamp(file == null ? path : file, about.lastModifiedTime(), about.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Keyset read() {
        try {
            return Keyset.parse(Files.readString(path));
        } catch (IOException e) {
            throw new KeysUnavailable(
                    "The master keys in " + path + " cannot be read (" + e
                            + "). Put the file back from a backup, readable by this process.",
                    e);
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable(
                    "The file " + path + " has no master keys in Tink's JSON form. Put it back from a backup.", e);
        }
    }

    /** Creates the file with one key, unless it is there. */
    void createIfAbsent() {
        if (!Files.exists(path)) {
            locked(() -> {
                if (!Files.exists(path)) {
                    write(Keyset.create());
                }
            });
        }
    }

    /** Changes the keys, as they are in the file by now. */
    public void change(Change change) {
        locked(() -> {
            Keyset present = read();
            Keyset changed = change.of(present);
            if (!changed.ids().equals(present.ids())) {
                write(changed);
            }
        });
    }

    private interface Work {
        void run() throws IOException, GeneralSecurityException;
    }

    private void locked(Work work) {
        Path folder = folder();
        synchronized (ONE_AT_A_TIME) {
            try {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ownerOnly("rwx------")));
                try (var channel = FileChannel.open(
                                folder.resolve(path.getFileName() + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                        var lock = channel.lock()) {
                    if (lock.isValid()) {
                        work.run();
                    }
                }
            } catch (IOException | GeneralSecurityException e) {
                throw new KeysUnavailable(
                        "The master keys in " + path + " cannot be written (" + e
                                + "). Let this process write to the folder " + folder + ".",
                        e);
            }
        }
    }

    private void write(Keyset keys) throws IOException {
        Path folder = folder();
        Path unfinished = Files.createTempFile(
                folder, "master-", ".new", PosixFilePermissions.asFileAttribute(ownerOnly("rw-------")));
        try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(keys.text().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path folder() {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file is in a folder");
    }

    private static Set<PosixFilePermission> ownerOnly(String permissions) {
        return PosixFilePermissions.fromString(permissions);
    }
}
