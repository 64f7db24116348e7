package dev.paved.integrations.inbound;

/**
 * Where one system delivers to.
 *
 * @param source the system in one word, for tables and counters
 * @param sender the system, for people
 * @param secretVariable the variable of the environment that has the secret it is known by
 * @param secretPlace where the system is told that secret, for people
 */
public record Hook(String source, String sender, String secretVariable, String secretPlace) {

    /** Where it delivers to, on the platform's address. */
    public String path() {
        return "/api/webhooks/" + source;
    }

    /** What the settings of senders with a secret of their own begin with, where it takes such. */
    String senderSettings() {
        return "paved.integrations." + source + ".senders.";
    }

    /** The setting that has the secret. */
    String secretSetting() {
        return "paved.integrations." + source + ".webhook-secret";
    }
}
