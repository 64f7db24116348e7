/** What the platform knows: services, their golden paths, and where each runs. */
@NullMarked
package dev.paved.catalog;

import org.jspecify.annotations.NullMarked;
