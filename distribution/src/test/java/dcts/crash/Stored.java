package dcts.crash;

/** A row of the database, and the operation that its author and nonce name. */
record Stored(Operation.Key operation, Message message) {}
