import { type Contribution } from '../../board/domain/board.ts';

export interface NewEntry {
  readonly workshop: string;
  readonly entry: Contribution;
}
