package dev.paved.integrations.cdevents;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A CloudEvent whose data is to be a CDEvent.
 *
 * @param pointer where the data is in the body, as a JSON pointer
 */
record Envelope(String id, String source, String type, JsonNode data, String pointer) {}
