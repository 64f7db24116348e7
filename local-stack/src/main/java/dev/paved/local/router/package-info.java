/** The router: one address in front of the services and of the instances that local deployments run. */
@NullMarked
package dev.paved.local.router;

import org.jspecify.annotations.NullMarked;
