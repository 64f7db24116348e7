/** Secrets of services: set, listed, read on the record, rotated, deleted and restored. Their values are kept sealed. */
@NullMarked
package dev.paved.provisioner.secret;

import org.jspecify.annotations.NullMarked;
