/** Changes of databases that versions declare, and going back past them. */
@NullMarked
package dev.paved.deployer.migration;

import org.jspecify.annotations.NullMarked;
