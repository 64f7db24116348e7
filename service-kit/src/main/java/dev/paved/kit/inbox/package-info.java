/** Events of other services, handled once each and in order. */
@NullMarked
package dev.paved.kit.inbox;

import org.jspecify.annotations.NullMarked;
