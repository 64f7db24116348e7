/**
 * Golden paths: reads a Template in Backstage's format, checks all of it, fills in its form, and runs its steps in a folder. It needs no
 * platform, so the command line uses the same code.
 */
@NullMarked
package dev.paved.template;

import org.jspecify.annotations.NullMarked;
