/** What people say of the platform. */
@NullMarked
package dev.paved.cli.feedback;

import org.jspecify.annotations.NullMarked;
