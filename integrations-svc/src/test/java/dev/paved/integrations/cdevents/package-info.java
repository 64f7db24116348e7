/** CDEvents, from tools that know nothing of the platform, and for them. */
@NullMarked
package dev.paved.integrations.cdevents;

import org.jspecify.annotations.NullMarked;
