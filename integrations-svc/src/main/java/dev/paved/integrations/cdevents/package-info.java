/** CDEvents from any tool, by the CloudEvents HTTP binding. */
@NullMarked
package dev.paved.integrations.cdevents;

import org.jspecify.annotations.NullMarked;
