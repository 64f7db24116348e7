/** That what was rolled back stays so until a person wants it otherwise. */
@NullMarked
package dev.paved.deployer.hold;

import org.jspecify.annotations.NullMarked;
