package dev.paved.kit.encryption;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What is known of a master key; the key itself is in the file alone. */
@Entity
@Table(name = "master_key")
@NullUnmarked
class MasterKeyEntity {

    @Id
    int id;

    /** Null until it is in the file. */
    @Nullable
    @Column(name = "added_at")
    Instant addedAt;

    /** Since when another is the primary. */
    @Nullable
    @Column(name = "replaced_at")
    Instant replacedAt;

    /** Since when nobody expects it in the file any more. */
    @Nullable
    @Column(name = "retired_at")
    Instant retiredAt;

    /** The operation that seals everything with it, until it has. */
    @Nullable
    String operation;

    static MasterKeyEntity of(int id, Keyset keys, Instant now) {
        MasterKeyEntity row = new MasterKeyEntity();
        row.id = id;
        row.seen(keys, now);
        return row;
    }

    /** Notes whether it is among {@code keys}, and whether it is the primary. */
    void seen(Keyset keys, Instant now) {
        if (addedAt == null && keys.ids().contains(id)) {
            addedAt = now;
        }
        if (keys.primary() == id) {
            replacedAt = null;
        } else if (replacedAt == null && addedAt != null) {
            replacedAt = now;
        }
    }
}
