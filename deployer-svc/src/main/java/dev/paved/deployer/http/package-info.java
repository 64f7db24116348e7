/** Asking others over HTTP, within a limit. */
@NullMarked
package dev.paved.deployer.http;

import org.jspecify.annotations.NullMarked;
