import type { Locale } from '../../../../kernel/text.ts';
import { ca } from './strings/ca.ts';
import { en } from './strings/en.ts';
import { es } from './strings/es.ts';
import { fr, type Strings } from './strings/fr.ts';

export type { Strings };
export const strings: Readonly<Record<Locale, Strings>> = { fr, en, ca, es };
