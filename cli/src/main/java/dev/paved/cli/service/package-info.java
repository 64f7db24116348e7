/** The commands on services. */
@NullMarked
package dev.paved.cli.service;

import org.jspecify.annotations.NullMarked;
