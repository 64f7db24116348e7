/** Texts of others in a form that other systems take. */
@NullMarked
package dev.paved.integrations.text;

import org.jspecify.annotations.NullMarked;
