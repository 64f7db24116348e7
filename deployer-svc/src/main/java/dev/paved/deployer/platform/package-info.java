/** Asking the platform's other services. */
@NullMarked
package dev.paved.deployer.platform;

import org.jspecify.annotations.NullMarked;
