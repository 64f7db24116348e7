package dev.paved.cli;

import java.util.function.Supplier;

/**
 * A top-level command as the root's help lists it.
 *
 * @param type its class, loaded when it is asked for
 */
record CommandEntry(String name, String description, Supplier<Class<?>> type) {}
