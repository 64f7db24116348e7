package dev.paved.kit.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionTest {

    private static final String CONTEXT = "secret/hello/API_KEY/1";

    @TempDir
    Path folder;

    private KeysetFile file = new KeysetFile(Path.of(""));
    private Encryption encryption = instance();

    @BeforeEach
    void start() {
        file = new KeysetFile(folder.resolve("new").resolve("master-keys.json"));
        file.createIfAbsent();
        encryption = instance();
    }

    private Encryption instance() {
        return new EnvelopeEncryption(new MasterKeys(file));
    }

    @Test
    void sealed_text_opens_again() {
        for (String text : List.of("", "hunter2", "päßwörd €😀", "x".repeat(64 * 1024))) {
            assertThat(encryption.open(encryption.seal(text, CONTEXT), CONTEXT)).isEqualTo(text);
        }
    }

    @Test
    void sealed_text_shows_nothing_of_it_and_is_another_each_time() {
        byte[] one = encryption.seal("hunter2-hunter2", CONTEXT);
        byte[] other = encryption.seal("hunter2-hunter2", CONTEXT);

        assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain("hunter2");
        assertThat(one).isNotEqualTo(other);
        assertThat(Envelope.of(one).wrappedKey())
                .isNotEqualTo(Envelope.of(other).wrappedKey());
    }

    @Test
    void wrong_context_does_not_open() {
        byte[] sealed = encryption.seal("hunter2", CONTEXT);

        assertThatThrownBy(() -> encryption.open(sealed, "secret/hello/API_KEY/2"))
                .isInstanceOf(CannotOpen.class)
                .hasMessageContaining("another place")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void every_changed_byte_is_noticed() {
        byte[] sealed = encryption.seal("hunter2", CONTEXT);

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> encryption.open(changed, CONTEXT)).isInstanceOf(CannotOpen.class);
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> encryption.open(cut, CONTEXT)).isInstanceOf(CannotOpen.class);
        }
    }

    @Test
    void key_of_another_installation_does_not_open() {
        byte[] sealed = encryption.seal("hunter2", CONTEXT);
        KeysetFile foreign = new KeysetFile(folder.resolve("foreign.json"));
        foreign.createIfAbsent();

        assertThatThrownBy(() -> new EnvelopeEncryption(new MasterKeys(foreign)).open(sealed, CONTEXT))
                .isInstanceOf(CannotOpen.class)
                .hasMessageContaining(Envelope.text(Envelope.of(sealed).masterKey()))
                .hasMessageContaining("foreign.json");
    }

    @Test
    void rotated_keys_open_what_is_old_and_seal_what_is_new() {
        // Given
        byte[] old = encryption.seal("hunter2", CONTEXT);

        // When
        file.change(keys -> keys.withNewPrimary(4711));

        // Then
        assertThat(encryption.open(old, CONTEXT)).isEqualTo("hunter2");
        assertThat(Envelope.of(encryption.seal("hunter3", CONTEXT)).masterKey()).isEqualTo(4711);
    }

    @Test
    void wrapped_anew_it_opens_without_the_old_key_and_stays_sealed_meanwhile() throws Exception {
        // Given
        byte[] old = encryption.seal("hunter2", CONTEXT);
        int oldKey = Envelope.of(old).masterKey();
        file.change(keys -> keys.withNewPrimary(4711));

        // When
        Envelope anew = file.read().rewrap(Envelope.of(old));
        file.change(keys -> keys.without(oldKey));

        // Then
        assertThat(anew.masterKey()).isEqualTo(4711);
        assertThat(anew.payload()).isEqualTo(Envelope.of(old).payload());
        assertThat(encryption.open(anew.bytes(), CONTEXT)).isEqualTo("hunter2");
        assertThatThrownBy(() -> encryption.open(anew.bytes(), "elsewhere")).isInstanceOf(CannotOpen.class);
        assertThatThrownBy(() -> encryption.open(old, CONTEXT)).isInstanceOf(CannotOpen.class);
    }

    @Test
    void same_new_key_is_added_once() throws IOException {
        file.change(keys -> keys.withNewPrimary(4711));
        String once = Files.readString(file.path());

        file.change(keys -> keys.withNewPrimary(4711));

        assertThat(file.path()).hasContent(once);
    }

    @Test
    void primary_key_cannot_be_removed() {
        int primary = file.read().primary();

        assertThatThrownBy(() -> file.change(keys -> keys.without(primary))).isInstanceOf(KeysUnavailable.class);
        assertThat(file.read().primary()).isEqualTo(primary);
    }

    @Test
    void only_the_owner_may_read_the_keys() throws IOException {
        file.change(keys -> keys.withNewPrimary(4711));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file.path().getParent())))
                .isEqualTo("rwx------");
        try (var files = Files.list(file.path().getParent())) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("master-keys.json", "master-keys.json.lock");
        }
    }

    @Test
    void of_many_that_start_at_once_all_have_the_same_key() throws Exception {
        KeysetFile shared = new KeysetFile(folder.resolve("shared").resolve("keys.json"));
        Callable<Integer> start = () -> {
            shared.createIfAbsent();
            return shared.read().primary();
        };

        Set<Integer> seen = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> starts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                starts.add(threads.submit(start));
            }
            for (Future<Integer> each : starts) {
                seen.add(each.get());
            }
        }

        assertThat(seen).hasSize(1);
    }

    @Test
    void with_keys_that_lack_one_nothing_is_sealed_and_what_can_be_is_opened() {
        // Given
        MasterKeys keys = new MasterKeys(file);
        Encryption incomplete = new EnvelopeEncryption(keys);
        byte[] sealed = incomplete.seal("hunter2", CONTEXT);

        // When
        keys.expect(Set.of(file.read().primary(), 4711));

        // Then
        assertThatThrownBy(() -> incomplete.seal("hunter3", CONTEXT))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("00001267")
                .hasMessageContaining(file.path().toString());
        assertThat(incomplete.open(sealed, CONTEXT)).isEqualTo("hunter2");
        file.change(present -> present.withNewPrimary(4711));
        assertThat(incomplete.seal("hunter3", CONTEXT)).isNotEmpty();
    }

    @Test
    void damaged_or_missing_file_is_told_and_not_replaced() throws IOException {
        Files.writeString(file.path(), "{\"key\": []}");
        file.createIfAbsent();
        assertThatThrownBy(() -> instance().seal("hunter2", CONTEXT))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("backup");

        Files.delete(file.path());
        assertThatThrownBy(() -> instance().seal("hunter2", CONTEXT))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("NoSuchFile");
    }

    @Test
    void keys_do_not_show_in_what_is_printed() throws IOException {
        assertThat(file.read().toString()).doesNotContain("keyMaterial", "value");
        assertThat(Files.readString(file.path())).contains("AesGcmKey");
    }
}
