/**
 * Events as messages in channels of Slack: one message for each thing, changed in place, with what happens to it in its
 * thread.
 *
 * @see "ADR 40: messages in Slack"
 */
@NullMarked
package dev.paved.integrations.slack;

import org.jspecify.annotations.NullMarked;
