/**
 * The blocks of letters in disguise: like letters, on a disc, joined, of old encodings, of all
 * widths, of mathematics. Elsewhere a compatibility is part of the writing, as in Thai or Korean.
 */
const disguised =
  /[\u2100-\u214F\u2460-\u24FF\uFB00-\uFDFF\uFE70-\uFEFF\uFF00-\uFFEF\u{1D400}-\u{1D7FF}\u{1EE00}-\u{1EEFF}\u{1F110}-\u{1F149}]/gu;

/**
 * Fancy letters (« 𝖒𝖎𝖈𝖍𝖆𝖊𝖑 », « Ａｎａ », « Ⓐⓝⓐ ») as plain ones, by Unicode's own compatibility
 * (NFKC); what does not stand for one letter or one figure of a word, such as « № », « ① » or « ： »,
 * stays what it is.
 */
export function plainLetters(text: string): string {
  return text.replaceAll(disguised, (sign) => {
    const plain = sign.normalize('NFKC');
    if (/[\p{L}\p{Nd}]/u.test(sign)) return plain;
    return /^\p{Script=Latin}$/u.test(plain) ? plain : sign;
  });
}

const pairs = (drawn: string, plain: string): [string, string][] =>
  Array.from(drawn, (sign, at) => [sign, plain.charAt(at)]);

/**
 * What stands in for a sign that no font has: the small capitals and the letters of Lisu that names are
 * made of, the arrows and marks that look like others.
 */
export const standIns: ReadonlyMap<string, string> = new Map([
  ...pairs('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnopqrstuvwyz'),
  ...pairs('ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ', 'ABCDEFGHIJKLMNOPRSTUVWXYZ'),
  ...pairs('ꞌ‣⟵⟶⟷‿', '’•←→↔_'),
]);
