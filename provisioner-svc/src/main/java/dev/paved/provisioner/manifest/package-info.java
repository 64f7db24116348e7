/** What a caller may ask for: reading a manifest or a short request, and telling exactly what is wrong with it. */
@NullMarked
package dev.paved.provisioner.manifest;

import org.jspecify.annotations.NullMarked;
