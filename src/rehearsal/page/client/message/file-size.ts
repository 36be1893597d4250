const megabyte = 1_000_000;

/** For people: whole kilobytes, then megabytes with one decimal. */
export function fileSize(bytes: number, locale: string): string {
  const format = (count: number, unit: string, digits: number): string =>
    count.toLocaleString(locale, { style: 'unit', unit, maximumFractionDigits: digits });
  const kilobytes = Math.max(1, Math.round(bytes / 1_000));
  return kilobytes < 1_000
    ? format(kilobytes, 'kilobyte', 0)
    : format(bytes / megabyte, 'megabyte', 1);
}
