/** What should run where, kept running. */
@NullMarked
package dev.paved.deployer.target;

import org.jspecify.annotations.NullMarked;
