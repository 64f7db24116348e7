/** Databases on Kubernetes, in the namespaces of their environments, made by operators from what is asked of them. */
@NullMarked
package dev.paved.provisioner.database.kubernetes;

import org.jspecify.annotations.NullMarked;
