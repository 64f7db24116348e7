/** Finding versions in a service's Git repository, and checking them out. */
@NullMarked
package dev.paved.deployer.repository;

import org.jspecify.annotations.NullMarked;
