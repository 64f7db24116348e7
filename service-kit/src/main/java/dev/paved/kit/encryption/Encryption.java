package dev.paved.kit.encryption;

/** Seals texts and opens them again. Neither touches the database; both read the master keys' file when it has changed. */
public interface Encryption {

    /**
     * Seals {@code plaintext} for one place.
     *
     * @param context where it belongs, for example {@code secret/hello/API_KEY/3}: it opens nowhere else
     * @throws KeysUnavailable where the master keys cannot be used
     */
    byte[] seal(String plaintext, String context);

    /**
     * Opens what {@link #seal} made.
     *
     * @throws CannotOpen where its key is not there any more, it was sealed for another context, or it was changed
     * @throws KeysUnavailable where the master keys cannot be used
     */
    String open(byte[] sealed, String context);
}
