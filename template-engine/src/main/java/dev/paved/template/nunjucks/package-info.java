/**
 * Nunjucks as Backstage's scaffolder sets it up, and strict: the same text comes out, or an error that says the line. It reaches nothing
 * but the values it is given, and is bounded in time and output.
 */
@NullMarked
package dev.paved.template.nunjucks;

import org.jspecify.annotations.NullMarked;
