/**
 * What a {@code catalog-info.yaml} may say, exactly as Backstage judges it: without a server, so that a command on a
 * developer's machine and the catalog itself say the same.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/descriptor-format">Descriptor Format of Catalog
 *     Entities</a>
 */
@NullMarked
package dev.paved.catalog.model;

import org.jspecify.annotations.NullMarked;
