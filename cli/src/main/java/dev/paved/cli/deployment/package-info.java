/** The commands that deploy, roll back and look at what runs where. */
@NullMarked
package dev.paved.cli.deployment;

import org.jspecify.annotations.NullMarked;
