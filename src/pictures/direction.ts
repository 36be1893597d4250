/** The letters of what is written from right to left, and the marks that say so. */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u200F\u061C]/u;
/** What tells which way a text runs, by what comes first of it (Unicode's bidirectional algorithm, P2). */
const strong = /[\p{L}\u200E\u200F\u061C]/u;

/** As `dir="auto"` has it in a browser. */
export function runsRightToLeft(text: string): boolean {
  return rightToLeft.test(strong.exec(text)?.[0] ?? '');
}

/** Whether some of it does. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}
