package dcts.crash;

/** The server said that this operation is done, and what came of it. */
record Acknowledgement(Operation.Key operation, Message message) {}
