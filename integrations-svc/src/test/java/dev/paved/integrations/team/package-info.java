/** Tests of how teams are written. */
@NullMarked
package dev.paved.integrations.team;

import org.jspecify.annotations.NullMarked;
