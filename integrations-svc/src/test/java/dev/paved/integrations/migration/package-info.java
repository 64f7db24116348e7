/** What migrations make of rows that are there. */
@NullMarked
package dev.paved.integrations.migration;

import org.jspecify.annotations.NullMarked;
