/** Which environments there are, and whether they can be deployed to. */
@NullMarked
package dev.paved.deployer.environment;

import org.jspecify.annotations.NullMarked;
