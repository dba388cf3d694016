package dcts.crash;

/** The server said no, and not only for the moment. */
record Refusal(Operation.Key operation, String code) {}
