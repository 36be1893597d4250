import { useRoom } from '../state/context.ts';
import { matrixStrings } from './strings.ts';
import type { MatrixStrings } from './strings/fr.ts';

export const useStrings = (): MatrixStrings => matrixStrings[useRoom().language];
