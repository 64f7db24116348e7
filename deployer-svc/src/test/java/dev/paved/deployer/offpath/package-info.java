/** Tests of versions that run where they were not verified before. */
@NullMarked
package dev.paved.deployer.offpath;

import org.jspecify.annotations.NullMarked;
