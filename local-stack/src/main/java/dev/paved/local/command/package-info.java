/** The commands that run the local stack: up, down, logs, doctor. They need only the JDK and picocli. */
@NullMarked
package dev.paved.local.command;

import org.jspecify.annotations.NullMarked;
