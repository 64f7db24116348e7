/** GitHub's webhooks: verified, taken once, and published as events. */
@NullMarked
package dev.paved.integrations.github;

import org.jspecify.annotations.NullMarked;
