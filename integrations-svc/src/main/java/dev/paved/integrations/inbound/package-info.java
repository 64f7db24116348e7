/** What all webhooks have in common: whom they are from, how much they may say, and that each is taken once. */
@NullMarked
package dev.paved.integrations.inbound;

import org.jspecify.annotations.NullMarked;
