package dev.paved.provisioner.target;

import java.util.SortedMap;

/**
 * The environment variables of a service that are nobody's business, as one object.
 *
 * @param name of the object; another content has another
 */
public record ServiceSecret(String service, String name, SortedMap<String, Confidential> variables) {}
