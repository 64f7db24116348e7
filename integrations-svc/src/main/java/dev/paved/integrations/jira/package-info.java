/** Jira's webhooks: issues with the ops label are tickets. */
@NullMarked
package dev.paved.integrations.jira;

import org.jspecify.annotations.NullMarked;
