package dev.paved.integrations.alertmanager;

import dev.paved.integrations.inbound.Hook;

/** How Alertmanager is known. */
public final class AlertmanagerHook {
    /** Alertmanager. */
    public static final Hook HOOK = new Hook(
            "alertmanager",
            "Alertmanager",
            "PAVED_ALERTMANAGER_WEBHOOK_SECRET",
            "the http_config of the receiver in Alertmanager's configuration");

    private AlertmanagerHook() {}
}
