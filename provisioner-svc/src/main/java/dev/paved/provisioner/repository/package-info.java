/** Manifests in repositories, read at a commit. */
@NullMarked
package dev.paved.provisioner.repository;

import org.jspecify.annotations.NullMarked;
