/** Puts versions of services into environments and keeps them running there. */
@NullMarked
package dev.paved.deployer;

import org.jspecify.annotations.NullMarked;
