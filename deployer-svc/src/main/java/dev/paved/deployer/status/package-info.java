/** Telling what runs where, and what was deployed. */
@NullMarked
package dev.paved.deployer.status;

import org.jspecify.annotations.NullMarked;
