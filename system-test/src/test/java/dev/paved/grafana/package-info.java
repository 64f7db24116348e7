/** Makes the dashboards in deploy/grafana/dashboards: they are data, checked in, and this is where they come from. */
@NullMarked
package dev.paved.grafana;

import org.jspecify.annotations.NullMarked;
