/** The local stack's own identity provider: one key pair in the state folder that signs short-lived tokens. */
@NullMarked
package dev.paved.local.identity;

import org.jspecify.annotations.NullMarked;
