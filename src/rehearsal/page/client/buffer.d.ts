// The local Discord's types name Node's Buffer; the page never holds one.
interface Buffer extends Uint8Array {}
