/** The record of every command, refused ones included. */
@NullMarked
package dev.paved.kit.audit;

import org.jspecify.annotations.NullMarked;
