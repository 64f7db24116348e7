/** Teams, the people who act for them, and the operators, who act for all. */
@NullMarked
package dev.paved.integrations.team;

import org.jspecify.annotations.NullMarked;
