/** CDEvents, for tools that know nothing of the platform. */
@NullMarked
package dev.paved.integrations.cdevents;

import org.jspecify.annotations.NullMarked;
