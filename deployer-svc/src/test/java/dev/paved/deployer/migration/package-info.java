/** Tests of going back past changes of databases. */
@NullMarked
package dev.paved.deployer.migration;

import org.jspecify.annotations.NullMarked;
