/** Alertmanager's webhooks: alerts that opt in are incidents. */
@NullMarked
package dev.paved.integrations.alertmanager;

import org.jspecify.annotations.NullMarked;
