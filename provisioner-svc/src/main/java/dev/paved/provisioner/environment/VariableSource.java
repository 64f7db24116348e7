package dev.paved.provisioner.environment;

import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.provisioner.target.Confidential;
import java.util.List;

/** A kind of environment variables that services are given besides those of their manifest, and that are nobody's business. */
public interface VariableSource {

    /**
     * Who is given them.
     *
     * @param untrusted what runs there may be anybody's: it is given none of the secrets that people keep
     */
    record Recipient(String environmentId, String environment, String service, boolean untrusted) {}

    /** Where a variable comes from: of two of one name the later here is given. */
    enum Origin {
        /** Kept for all environments. */
        EVERYWHERE,
        /** Made by the platform for the environment. */
        PROVISIONED,
        /** Kept for the very environment. */
        HERE
    }

    /**
     * A variable that can be had.
     *
     * @param version another one where the value may be another; it tells nothing of the value
     */
    record Offer(String name, Origin origin, String version, Reading reading) {}

    /** How a value is read. */
    interface Reading {

        /**
         * The value, once it is on record that it was read, for {@code purpose}. It may block.
         *
         * @throws RefusedException where it can't be read now
         */
        Confidential read(String purpose, Cause cause);
    }

    /**
     * SQL for a text about {@code e}, a row of {@code environment}: another one whenever what its services are offered may be
     * another, and empty where that is nothing. No value takes part in it.
     */
    String revision();

    /** What {@code recipient} is offered; no value is read. It may block. */
    List<Offer> offers(Recipient recipient);

    /** What {@code recipient} will be offered, or no more, once what is under way is done; for people. It may block. */
    default List<String> awaited(Recipient recipient) {
        return List.of();
    }
}
