/**
 * Formats times (milliseconds since 1970) as ISO 8601 to the second, in a time zone and with its
 * UTC offset: `2025-02-04T14:00:00-05:00`.
 */
export function localTime(timeZone: string): (at: number) => string {
  const clock = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone,
  });
  return (at) => {
    const local = clock.format(at).replace(' ', 'T');
    const minutes = Math.round((Date.parse(`${local}Z`) - at) / 60_000);
    const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    return `${local}${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`;
  };
}

const twoDigits = (figure: number): string => String(figure).padStart(2, '0');
