import type { Style } from './drawing.ts';

/** As wide as a phone shows it, so that every size below is what a person's eye gets. */
export const page = { width: 360, margin: 20 } as const;
export const innerWidth = page.width - 2 * page.margin;

/**
 * Text stands out from what it lies on by 4.5 to 1 at least, and a sign by 3 to 1 (WCAG 1.4.3 and
 * 1.4.11). The warm white is softer than pure white on Discord's dark theme.
 */
export const palette = {
  ground: '#FBFAF7',
  ink: '#1F2328',
  muted: '#5B5F66',
  line: '#E4E1D9',
  stripe: '#F3F1EB',
  /** Cogovernance's blue, as the polls' cards have. */
  strong: '#0072B2',
  onStrong: '#FFFFFF',
  soft: '#D9EAF5',
  best: '#FFEFC2',
  onBest: '#7A4B00',
  outline: '#85898F',
} as const;

type TypeSize = keyof typeof sizes;

/** Size of the letters and height of the line, in pixels. */
const sizes = {
  title: { fontSize: 19, lineHeight: '24px' },
  text: { fontSize: 13, lineHeight: '17px' },
  small: { fontSize: 12, lineHeight: '16px' },
  tiny: { fontSize: 11, lineHeight: '14px' },
  letter: { fontSize: 10, lineHeight: '14px' },
} as const;

export function typeOf(size: TypeSize, weight: 400 | 700 = 400): Style {
  return { ...sizes[size], fontWeight: weight };
}
