/** PagerDuty's webhooks: its incidents are the platform's. */
@NullMarked
package dev.paved.integrations.pagerduty;

import org.jspecify.annotations.NullMarked;
