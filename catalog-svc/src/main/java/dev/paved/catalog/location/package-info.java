/** Where the catalog reads entities from: files, folders and Git repositories, followed for as long as they are registered. */
@NullMarked
package dev.paved.catalog.location;

import org.jspecify.annotations.NullMarked;
