package dev.paved.provisioner.environment;

/** Tells texts apart without telling anything of them: only who has its key can try what a text might be. */
public interface KeyedFingerprint {

    /** The same for the same text, on all instances: letters and digits. */
    String of(String text);
}
