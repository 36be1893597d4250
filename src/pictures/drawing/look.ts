import type { Style } from './drawing.ts';

/** As wide as on a phone, so that every size below is what people see. */
export const page = { width: 360, margin: 20 } as const;
export const innerWidth = page.width - 2 * page.margin;

/**
 * Text has a contrast of at least 4.5 to 1 against its background, and signs 3 to 1 (WCAG 1.4.3 and
 * 1.4.11). The warm white is softer than pure white on Discord's dark theme.
 */
export const palette = {
  ground: '#FBFAF7',
  ink: '#1F2328',
  muted: '#5B5F66',
  line: '#E4E1D9',
  stripe: '#F3F1EB',
  /** Cogovernance's blue, as on poll cards. */
  strong: '#0072B2',
  onStrong: '#FFFFFF',
  soft: '#D9EAF5',
  best: '#FFEFC2',
  onBest: '#7A4B00',
  outline: '#85898F',
} as const;

type TypeSize = keyof typeof sizes;

/** Font size and line height in pixels. */
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
