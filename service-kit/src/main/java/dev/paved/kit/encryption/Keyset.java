package dev.paved.kit.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Master keys, one of them the primary, which seals; each is an AES-256-GCM key. Nothing shows the keys themselves. */
public final class Keyset {

    private static final SecureRandom RANDOM = new SecureRandom();

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final KeysetHandle handle;
    private final Aead master;
    private final Aead envelope;

    private Keyset(KeysetHandle handle) throws GeneralSecurityException {
        this.handle = handle;
        this.master = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.envelope = KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, master);
    }

    /** A set of one new key. */
    static Keyset create() {
        return build(KeysetHandle.newBuilder(), newId(Set.of()));
    }

    /** An id for a new key, which none of {@code taken} is. */
    static int newId(Set<Integer> taken) {
        int id = RANDOM.nextInt();
        while (id == 0 || taken.contains(id)) {
            id = RANDOM.nextInt();
        }
        return id;
    }

    /** The set that {@link #text} wrote. */
    static Keyset parse(String text) throws GeneralSecurityException {
        return new Keyset(TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get()));
    }

    /** The same with a new key {@code id}, which is the primary; as it is where that key is there. */
    public Keyset withNewPrimary(int id) {
        return ids().contains(id) ? this : build(KeysetHandle.newBuilder(handle), id);
    }

    private static Keyset build(KeysetHandle.Builder keys, int id) {
        try {
            return new Keyset(
                    keys.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                    .withFixedId(id)
                                    .makePrimary())
                            .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no master key can be made", e);
        }
    }

    /** The same without the key {@code id}, which is not the primary. */
    Keyset without(int id) throws GeneralSecurityException {
        KeysetHandle.Builder keys = KeysetHandle.newBuilder(handle);
        for (int i = keys.size() - 1; i >= 0; i--) {
            if (handle.getAt(i).getId() == id) {
                keys.deleteAt(i);
            }
        }
        return new Keyset(keys.build());
    }

    /** The keys themselves, in Tink's JSON. */
    String text() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the master keys cannot be written", e);
        }
    }

    /** The id of the primary. */
    public int primary() {
        return handle.getPrimary().getId();
    }

    /** The ids of all. */
    public Set<Integer> ids() {
        return IntStream.range(0, handle.size())
                .mapToObj(i -> handle.getAt(i).getId())
                .collect(Collectors.toUnmodifiableSet());
    }

    byte[] seal(byte[] plaintext, byte[] context) throws GeneralSecurityException {
        return envelope.encrypt(plaintext, context);
    }

    byte[] open(byte[] sealed, byte[] context) throws GeneralSecurityException {
        return envelope.decrypt(sealed, context);
    }

    /** The same envelope with its data key wrapped by the primary: what is inside stays sealed. */
    Envelope rewrap(Envelope sealed) throws GeneralSecurityException {
        byte[] dataKey = master.decrypt(sealed.wrappedKey(), new byte[0]);
        return new Envelope(master.encrypt(dataKey, new byte[0]), sealed.payload());
    }
}
