package dev.paved.provisioner.secret;

import org.jspecify.annotations.Nullable;

/** The answer to who read a secret: the only one that has a value. */
record RevealedSecret(String service, String name, @Nullable String environment, long version, String value) {

    @Override
    public String toString() {
        return service + "/" + name + " version " + version + ": ***";
    }
}
