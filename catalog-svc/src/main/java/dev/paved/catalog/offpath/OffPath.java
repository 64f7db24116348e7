package dev.paved.catalog.offpath;

import java.time.Instant;

/**
 * The leave of a service to follow no golden path.
 *
 * @param reason why it has it
 * @param grantedBy who registered the service so, or prolonged it last
 * @param grantedAt when
 * @param expiresAt until when
 * @param expired whether that is over: then it is to be reviewed
 */
public record OffPath(String reason, String grantedBy, Instant grantedAt, Instant expiresAt, boolean expired) {}
