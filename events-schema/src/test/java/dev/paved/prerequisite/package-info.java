/** What tests need of the machine they run on. */
@NullMarked
package dev.paved.prerequisite;

import org.jspecify.annotations.NullMarked;
