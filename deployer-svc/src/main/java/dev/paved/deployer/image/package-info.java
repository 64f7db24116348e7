/** Whether an image exists at its registry, and which one its tag names now. */
@NullMarked
package dev.paved.deployer.image;

import org.jspecify.annotations.NullMarked;
