/** What services are given by the platform: their secrets, and the addresses of their databases. */
@NullMarked
package dev.paved.deployer.variables;

import org.jspecify.annotations.NullMarked;
