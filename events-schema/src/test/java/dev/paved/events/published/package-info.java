/** What is published about the events: schemas, the AsyncAPI document, the reference page, golden files. */
@NullMarked
package dev.paved.events.published;

import org.jspecify.annotations.NullMarked;
