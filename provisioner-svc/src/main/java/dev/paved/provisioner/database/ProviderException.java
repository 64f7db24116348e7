package dev.paved.provisioner.database;

/** A provider could not do its work now, but may later: the message says for people why. */
public class ProviderException extends Exception {

    private static final long serialVersionUID = 1;

    public ProviderException(String why) {
        super(why);
    }

    public ProviderException(String why, Throwable cause) {
        super(why, cause);
    }
}
