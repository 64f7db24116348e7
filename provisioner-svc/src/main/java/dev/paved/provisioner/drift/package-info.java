/** What is there of environments but was not declared, and what is done about it. */
@NullMarked
package dev.paved.provisioner.drift;

import org.jspecify.annotations.NullMarked;
