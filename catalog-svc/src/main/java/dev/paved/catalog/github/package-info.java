/** What is asked of GitHub over its REST API. */
@NullMarked
package dev.paved.catalog.github;

import org.jspecify.annotations.NullMarked;
