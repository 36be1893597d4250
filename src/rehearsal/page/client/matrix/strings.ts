import type { Locale } from '../../../../kernel/text.ts';
import { ca } from './strings/ca.ts';
import { en } from './strings/en.ts';
import { es } from './strings/es.ts';
import { fr, type MatrixStrings } from './strings/fr.ts';

export const matrixStrings: Readonly<Record<Locale, MatrixStrings>> = { fr, en, ca, es };
