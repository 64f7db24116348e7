/** Running instances of services as processes of this machine. */
@NullMarked
package dev.paved.deployer.local;

import org.jspecify.annotations.NullMarked;
