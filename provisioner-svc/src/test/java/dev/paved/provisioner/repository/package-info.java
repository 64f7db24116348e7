/** Tests of manifests in repositories. */
@org.jspecify.annotations.NullMarked
package dev.paved.provisioner.repository;
