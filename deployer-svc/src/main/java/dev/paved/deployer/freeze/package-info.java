/** Windows in which nothing is deployed. */
@NullMarked
package dev.paved.deployer.freeze;

import org.jspecify.annotations.NullMarked;
