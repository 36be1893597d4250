const dayAndMonth = /^(?<one>\d{1,2})(?<sign>[/.-])(?<other>\d{1,2})(?<year>[/.-]\d{2,4})?$/u;

/**
 * `04/12` as those read it who put the month first, as many do in English; none where that is no date
 * or the same one. In the other languages the day comes first.
 */
export function otherOrder(words: string): readonly string[] {
  const { one = '', sign = '', other = '', year = '' } = dayAndMonth.exec(words)?.groups ?? {};
  const isBoth =
    one !== '' && Number(one) !== Number(other) && Number(one) <= 12 && Number(other) <= 12;
  return isBoth ? [`${other}${sign}${one}${year}`] : [];
}
