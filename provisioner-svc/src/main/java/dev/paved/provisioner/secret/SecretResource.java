package dev.paved.provisioner.secret;

import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.Transactions;
import dev.paved.provisioner.ProvisionerSettings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Secrets of services. A value is only ever in a body: paths are kept in logs and in the audit. So the path of a set has
 * no name either, since a value is easily typed there.
 */
@Path("/api/secrets")
@RunOnVirtualThread
public class SecretResource {

    private final Transactions transactions;
    private final Secrets secrets;
    private final ChangeSecret changes;
    private final RestoreSecret restoring;
    private final ReadSecret reading;
    private final SetRotation rotations;
    private final NewMasterKey newMasterKey;
    private final InstantSource time;
    private final Duration shortestRotation;

    SecretResource(
            Transactions transactions,
            Secrets secrets,
            ChangeSecret changes,
            RestoreSecret restoring,
            ReadSecret reading,
            SetRotation rotations,
            NewMasterKey newMasterKey,
            InstantSource time,
            ProvisionerSettings settings) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.changes = changes;
        this.restoring = restoring;
        this.reading = reading;
        this.rotations = rotations;
        this.newMasterKey = newMasterKey;
        this.time = time;
        this.shortestRotation = settings.secrets().shortestRotation();
    }

    /** A page of the list; {@code nextCursor} is null on the last. */
    public record SecretPage(
            List<SecretView> items, @Nullable String nextCursor) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets a secret: {service, name, environment, value, expectedVersion}")
    public Response set(byte[] json) {
        SecretBody body = SecretBody.read(json, "service", "name", "environment", "value", "expectedVersion");
        SecretRef ref = body.ref();
        SecretValue value = body.value();
        Long expected = body.version("expectedVersion", 0);
        body.check();
        return changes.set(ref, value, expected);
    }

    @GET
    @Operation(summary = "Lists secrets by service and name, without their values; deleted ones only with deleted=true")
    public SecretPage list(
            @QueryParam("service") @Nullable String service,
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("deleted") @DefaultValue("false") boolean deleted,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageLimit size = PageLimit.of(limit);
        Cursor start = Cursor.parse(cursor, 3);
        List<SecretEntity> rows = transactions.run(
                session -> secrets.after(session, start, service, environment, deleted, size.andOneMore()));
        return new SecretPage(
                size.page(rows).stream()
                        .map(row -> SecretView.of(row, time.instant()))
                        .toList(),
                size.next(rows, last -> Cursor.after(last.service, last.name, last.id)));
    }

    @GET
    @Path("/{service}/{name}")
    @Operation(summary = "Shows a secret and its versions, without their values")
    public SecretHistory history(String service, String name, @QueryParam("environment") @Nullable String environment) {
        SecretRef ref = SecretRef.of(service, name, environment);
        return transactions.run(session -> secrets.named(session, ref)
                .chain(secret -> secrets.versions(session, secret)
                        .map(rows -> new SecretHistory(
                                SecretView.of(secret, time.instant()),
                                rows.stream().map(SecretHistory.VersionView::of).toList()))));
    }

    @POST
    @Path("/{service}/{name}/read")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Reveals a value: {purpose, environment, version}; every reading is audited and published")
    public Response read(String service, String name, byte[] json) {
        SecretBody body = SecretBody.read(json, "environment", "version", "purpose");
        Long version = body.version("version", 1);
        String purpose = body.purpose();
        String environment = body.environment();
        body.check();
        RevealedSecret revealed = reading.read(SecretRef.of(service, name, environment), version, purpose);
        return Response.ok(revealed).header("Cache-Control", "no-store").build();
    }

    @POST
    @Path("/{service}/{name}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives a secret a new value: a random one, or {value}; {environment, expectedVersion}")
    public Response rotate(String service, String name, byte[] json) {
        SecretBody body = SecretBody.read(json, "environment", "value", "expectedVersion");
        var value = body.optionalValue();
        Long expected = body.version("expectedVersion", 1);
        String environment = body.environment();
        body.check();
        return changes.rotate(SecretRef.of(service, name, environment), value, expected);
    }

    @POST
    @Path("/{service}/{name}/restore")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Restores a deleted secret, or the value of {version}: {environment, version, expectedVersion}")
    public Response restore(String service, String name, byte[] json) {
        SecretBody body = SecretBody.read(json, "environment", "version", "expectedVersion");
        Long version = body.version("version", 1);
        Long expected = body.version("expectedVersion", 1);
        String environment = body.environment();
        body.check();
        return restoring.restore(SecretRef.of(service, name, environment), version, expected);
    }

    @POST
    @Path("/{service}/{name}/policy")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says how often a secret is to have a new value: {rotateEvery, environment}; none: never")
    public Response policy(String service, String name, byte[] json) {
        SecretBody body = SecretBody.read(json, "environment", "rotateEvery");
        var every = body.rotateEvery(shortestRotation);
        String environment = body.environment();
        body.check();
        return rotations.set(SecretRef.of(service, name, environment), every);
    }

    @POST
    @Path("/master-key/rotate")
    @Operation(summary = "Makes a new master key and brings all secrets under it")
    public Response rotateMasterKey() {
        return newMasterKey.begin();
    }

    @DELETE
    @Path("/{service}/{name}")
    @Operation(summary = "Deletes a secret, so that it can be restored; with purge=true for good")
    public Response delete(
            String service,
            String name,
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("purge") @DefaultValue("false") boolean purge,
            @QueryParam("expectedVersion") @Nullable String expectedVersion) {
        return changes.delete(SecretRef.of(service, name, environment), purge, number(expectedVersion));
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new RefusedException(
                    Invalid.field("/expectedVersion", "must be a version: a number from 1 on, for example 3"));
        }
    }
}
