/** The folders that a template is read from and written to: nothing ever leaves them, and how much is in them is bounded. */
@NullMarked
package dev.paved.template.workspace;

import org.jspecify.annotations.NullMarked;
