import type { PillarId } from '../pillars.ts';

/** Okabe and Ito's colour-blind-safe palette; a sign and a name always accompany the colour. */
const pillarLook: Readonly<Record<PillarId, { accent: string; sign: string }>> = {
  community: { accent: '#E69F00', sign: '🤝' },
  coproduction: { accent: '#009E73', sign: '🛠️' },
  resources: { accent: '#56B4E9', sign: '🧰' },
  sharing: { accent: '#CC79A7', sign: '🌱' },
  cogovernance: { accent: '#0072B2', sign: '🗳️' },
};

export const neutralAccent = '#5B5F66';

export function pillarAccent(pillar: PillarId | undefined): string {
  return pillar === undefined ? neutralAccent : pillarLook[pillar].accent;
}

export function pillarSign(pillar: PillarId | undefined): string {
  return pillar === undefined ? '' : `${pillarLook[pillar].sign} `;
}
