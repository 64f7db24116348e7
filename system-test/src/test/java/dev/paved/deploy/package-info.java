/** What starts the platform on containers, checked as files: no container engine is needed. */
@NullMarked
package dev.paved.deploy;

import org.jspecify.annotations.NullMarked;
