package dev.paved.catalog.location;

import java.util.List;

/**
 * What is known of a file since it was read before.
 *
 * @param fingerprint the same while what it says is the same
 * @param sound whether nothing was wrong with it
 * @param targets the locations that it names, each {@code type:text}
 */
record KnownFile(String fingerprint, boolean sound, List<String> targets) {

    boolean says(String fingerprint) {
        return sound && this.fingerprint.equals(fingerprint);
    }
}
