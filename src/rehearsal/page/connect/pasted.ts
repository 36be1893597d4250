/** What somebody pasted where a bot's token was asked for, as far as its shape tells. */
export type Pasted =
  { readonly kind: 'token'; readonly token: string } | { readonly kind: WrongSecret };

/** Kinds of text that are not a bot's token; `cut` has its beginning and not all of it. */
export type WrongSecret =
  | 'nothing'
  | 'applicationId'
  | 'publicKey'
  | 'clientSecret'
  | 'account'
  | 'webhook'
  | 'link'
  | 'cut'
  | 'other';

/** Ids of Discord, of today's length and of some years to come. */
const id = /^\d{16,21}$/u;
/** Three parts: the bot's id in base64, a time, and the secret itself. */
const token = /^[\w-]{18,40}\.[\w-]{5,10}\.[\w-]{25,}={0,2}$/u;

/** In this order: the first that fits is what it is. */
const kinds: readonly (readonly [WrongSecret, RegExp])[] = [
  ['nothing', /^$/u],
  ['applicationId', id],
  ['publicKey', /^[\da-f]{64}$/iu],
  ['account', /^mfa\./u],
  ['webhook', /^https?:\/\/[^/]*\/api\/webhooks\//u],
  ['link', /^https?:\/\//u],
  ['clientSecret', /^[\w-]{32}$/u],
  ['cut', /^[\w-]{18,40}\.[\w-]*(?:\.[\w-]*)?$/u],
];

/**
 * Judges by its shape alone, and sends nothing anywhere. What people copy around a token is taken
 * off: the name of the variable, `Bot`, quotes, spaces, what nobody sees.
 */
export function readPasted(text: string): Pasted {
  const found = bare(text);
  if (token.test(found)) return { kind: 'token', token: found };
  return { kind: kinds.find(([, shape]) => shape.test(found))?.[0] ?? 'other' };
}

function bare(text: string): string {
  return text
    .replaceAll(/[\s\u200B-\u200D\u2060\uFEFF]+/gu, ' ')
    .trim()
    .replace(/^(?:export )?(?:DISCORD_)?(?:BOT_)?TOKEN ?[=:] ?/iu, '')
    .replace(/^["'`“”«‘’ ]+/u, '')
    .replace(/(?<!["'`“”»‘’ ])["'`“”»‘’ ]+$/u, '')
    .replace(/^Bot /iu, '');
}
