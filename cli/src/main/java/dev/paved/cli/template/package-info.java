/** The commands on golden paths. */
@NullMarked
package dev.paved.cli.template;

import org.jspecify.annotations.NullMarked;
