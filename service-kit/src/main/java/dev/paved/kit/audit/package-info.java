/** The record of every command whose sender is known, refused ones included. */
@NullMarked
package dev.paved.kit.audit;

import org.jspecify.annotations.NullMarked;
