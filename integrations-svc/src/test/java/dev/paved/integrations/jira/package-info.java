/** Tests of dev.paved.integrations.jira. */
@NullMarked
package dev.paved.integrations.jira;

import org.jspecify.annotations.NullMarked;
