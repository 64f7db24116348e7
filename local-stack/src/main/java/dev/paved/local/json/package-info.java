/** Just enough JSON for state and configuration files, with only the JDK: what the command line loads must start fast. */
@NullMarked
package dev.paved.local.json;

import org.jspecify.annotations.NullMarked;
