package dev.paved.kit.encryption;

import dev.paved.kit.encryption.KeysetFile.Stamp;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The master keys as the file has them now: another instance may have added one. */
@Singleton
public class MasterKeys {

    private record Loaded(Keyset keys, Stamp stamp) {}

    private final KeysetFile file;
    private volatile @Nullable Loaded loaded;
    private volatile Set<Integer> expected = Set.of();

    @Inject
    MasterKeys(EncryptionConfig config) {
        this(new KeysetFile(config.keyset()));
    }

    MasterKeys(KeysetFile file) {
        this.file = file;
    }

    /** Where they are kept. */
    public KeysetFile file() {
        return file;
    }

    /** Keys that the database knows of: with a file that lacks one, nothing is sealed. */
    void expect(Set<Integer> ids) {
        expected = ids;
    }

    /** The keys that the database knows of and the file does not have. */
    public Set<Integer> missing() {
        Set<Integer> present = present().ids();
        return expected.stream().filter(id -> !present.contains(id)).collect(Collectors.toSet());
    }

    /** The keys, to open with. */
    public Keyset present() {
        Optional<Stamp> stamp = file.stamp();
        Loaded known = loaded;
        if (known != null && stamp.isPresent() && known.stamp.equals(stamp.get())) {
            return known.keys;
        }
        // Read after its stamp was taken: a file replaced meanwhile is read once more the next time.
        Keyset keys = file.read();
        stamp.ifPresent(present -> loaded = new Loaded(keys, present));
        return keys;
    }

    /** The keys, to seal with. */
    Keyset complete() {
        Set<Integer> missing = missing();
        if (!missing.isEmpty()) {
            throw new KeysUnavailable(
                    "The file " + file.path() + " lacks the master key "
                            + missing.stream().map(Envelope::text).sorted().collect(Collectors.joining(", "))
                            + ", which secrets are sealed with: it is another installation's, or an old copy. "
                            + "Copy the file of the instance that has it, or put it back from a backup.",
                    null);
        }
        return present();
    }
}
