/** Teams, and what they own. */
@NullMarked
package dev.paved.catalog.team;

import org.jspecify.annotations.NullMarked;
