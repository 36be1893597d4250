/** Discord lets an answer be taken away for fifteen minutes: a little less, in milliseconds. */
const removableMs = 14 * 60_000;
/** How many are known of. */
const usualMost = 500;

/** The last receipt that somebody was given, of what it is; the one before it is taken away. */
export type LatestReceipts = (interaction: Receipt, of: string) => Promise<void>;

/** The interaction that it answered. */
interface Receipt {
  readonly user: { readonly id: string };
  readonly createdTimestamp: number;
  deleteReply(): Promise<unknown>;
}

/**
 * Who presses again and again would have as many receipts below each other, of which the last is true.
 * One that is gone already, or that Discord keeps, is left.
 */
export function latestReceipts(most = usualMost): LatestReceipts {
  const given = new Map<string, Receipt>();
  return async (receipt, of) => {
    const key = `${receipt.user.id} ${of}`;
    const before = given.get(key);
    given.delete(key);
    given.set(key, receipt);
    const [oldest] = given.keys();
    if (given.size > most && oldest !== undefined) given.delete(oldest);
    if (before === undefined) return;
    if (receipt.createdTimestamp - before.createdTimestamp < removableMs)
      await before.deleteReply().catch(() => undefined);
  };
}
