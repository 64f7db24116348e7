/**
 * Events of the platform as CDEvents 0.5, the vocabulary that continuous delivery tools share, and back.
 *
 * @see <a href="https://github.com/cdevents/spec/tree/v0.5.0">CDEvents specification</a>
 */
@NullMarked
package dev.paved.events.cdevents;

import org.jspecify.annotations.NullMarked;
