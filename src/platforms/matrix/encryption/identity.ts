import type { Password } from '../client/keys-api.ts';
import { ProofAsked } from '../client/refusal.ts';
import type { Exchange, ExchangeTools } from './exchange.ts';

/**
 * Signs this device with the account's cross-signing identity, without which newer clients give it
 * no keys. The first identity needs no proof; replacing another takes the password. False if the
 * account has one that this store does not hold, and there is no password.
 */
export async function signDevice(
  tools: ExchangeTools,
  exchange: Exchange,
  password: Password | undefined,
): Promise<boolean> {
  const { library, olm, keys, flush } = tools;
  const { hasMaster, hasSelfSigning } = await olm.crossSigningStatus();
  const isHeld = hasMaster && hasSelfSigning;
  const published = await olm.getIdentity(olm.userId);
  const isOther = !isHeld && published !== undefined;
  if (isOther && password === undefined) return false;
  const made = await olm.bootstrapCrossSigning(isOther);
  // On disk before the server knows: otherwise a crash would leave an identity whose keys are lost.
  await flush();
  if (made.uploadKeysRequest instanceof library.KeysUploadRequest)
    await exchange.send(made.uploadKeysRequest);
  try {
    await keys.identity(made.uploadSigningKeysRequest.body, password);
  } catch (error) {
    // Some servers want the password for the first one too.
    if (error instanceof ProofAsked) return false;
    throw error;
  }
  await keys.signatures(made.uploadSignaturesRequest.body);
  return true;
}
