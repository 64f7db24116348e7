/** A small world around the deployer: a router, a catalog, a provisioner, and repositories with programs in them. */
@NullMarked
package dev.paved.deployer.testing;

import org.jspecify.annotations.NullMarked;
