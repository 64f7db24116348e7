/** Tests of dev.paved.integrations.cdevents. */
@NullMarked
package dev.paved.integrations.cdevents;

import org.jspecify.annotations.NullMarked;
