import type { Acts } from './script.ts';

/**
 * The same acts, each over once what it brings about is shown: people look before they go on, and
 * whoever reads what happened reads it in its order.
 */
export function inOrder(acts: Acts, settled: () => Promise<void>): Acts {
  const shown =
    <Said extends readonly unknown[]>(act: (...said: Said) => Promise<void>) =>
    async (...said: Said): Promise<void> => {
      await act(...said);
      await settled();
    };
  return {
    ...acts,
    openWorkshop: shown(acts.openWorkshop),
    join: shown(acts.join),
    moveOn: shown(acts.moveOn),
    introduce: shown(acts.introduce),
    skip: shown(acts.skip),
    openPillar: shown(acts.openPillar),
    startExercise: shown(acts.startExercise),
    contribute: shown(acts.contribute),
    writeAndCollect: shown(acts.writeAndCollect),
    extend: shown(acts.extend),
    vote: shown(acts.vote),
  };
}
