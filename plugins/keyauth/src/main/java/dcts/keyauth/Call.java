package dcts.keyauth;

/**
 * A request as it came.
 *
 * @param address of the client, taken from the proxy's word only where the owner trusts the proxy
 * @param body as bytes, because what is signed in it depends on more than what a record would keep
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
record Call(String address, byte[] body) {}
