/** Which services there are, and where their code is. */
@NullMarked
package dev.paved.deployer.catalog;

import org.jspecify.annotations.NullMarked;
