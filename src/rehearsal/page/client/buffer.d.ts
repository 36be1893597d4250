// The local Discord's types refer to Node's Buffer, which the page never has.
interface Buffer extends Uint8Array {}
