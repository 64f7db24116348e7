package dev.paved.catalog.ownership;

/** What may become of a request that waits. */
enum Decision {
    APPROVE,
    DECLINE,
    CANCEL;

    TransferState leadsTo() {
        return switch (this) {
            case APPROVE -> TransferState.APPROVED;
            case DECLINE -> TransferState.DECLINED;
            case CANCEL -> TransferState.CANCELLED;
        };
    }
}
