import { expect } from 'vitest';

/** As a calendar reads it (RFC 5545): its lines unfolded, each value by its name. */
export function calendarRead(text: string): ReadonlyMap<string, string> {
  const folded = text.replace(/\r\n$/u, '').split('\r\n');
  for (const line of folded) {
    expect(Buffer.byteLength(line, 'utf8')).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n\uFFFD]/u);
  }
  const lines = folded
    .join('\n')
    .replaceAll(/\n[ \t]/gu, '')
    .split('\n');
  expect([lines[0], lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
  return new Map(
    lines.map((line) => {
      const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/su.exec(line) ?? [];
      expect(name).not.toBe('');
      return [name, unescaped(value)];
    }),
  );
}

function unescaped(value: string): string {
  return value.replaceAll(/\\(.)/gsu, (_, escaped: string) => {
    expect(['\\', ';', ',', 'n', 'N']).toContain(escaped);
    return escaped.toLowerCase() === 'n' ? '\n' : escaped;
  });
}

/** `20270120T230000Z`, in milliseconds since 1970; NaN where it is not in UTC. */
export function utcRead(value = ''): number {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u.exec(value);
  if (found === null) return Number.NaN;
  const [year = 0, month = 0, day = 0, hour, minute, second] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
