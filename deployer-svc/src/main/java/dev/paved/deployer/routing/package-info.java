/** Telling the router where requests go. */
@NullMarked
package dev.paved.deployer.routing;

import org.jspecify.annotations.NullMarked;
