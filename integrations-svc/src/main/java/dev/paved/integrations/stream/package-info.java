/** The events of the platform as server-sent events. */
@NullMarked
package dev.paved.integrations.stream;

import org.jspecify.annotations.NullMarked;
