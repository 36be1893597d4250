import { describe, expect, it } from 'vitest';
import { pillarIds } from '../../../src/kernel/pillars.ts';
import { neutralAccent, pillarAccent, pillarSign } from '../../../src/kernel/view/accent.ts';

const accents = pillarIds.map(pillarAccent);
const signs = pillarIds.map(pillarSign);

describe('the colour of a pillar', () => {
  it('is its own, and never the one of what is about no pillar', () => {
    expect(new Set([...accents, neutralAccent]).size).toBe(pillarIds.length + 1);
    expect(pillarAccent(undefined)).toBe(neutralAccent);
  });

  it('is written as every platform reads it', () => {
    for (const accent of [...accents, neutralAccent]) expect(accent).toMatch(/^#[0-9A-F]{6}$/u);
  });

  it('is never the only cue: each pillar has a sign of its own too', () => {
    expect(new Set(signs).size).toBe(pillarIds.length);
  });
});

describe('the sign of a pillar', () => {
  it('is one sign and a space, to stand before a title', () => {
    for (const sign of signs) expect(sign).toMatch(/^\p{Extended_Pictographic}\uFE0F? $/u);
  });

  it('is nothing, not even a space, where there is no pillar', () => {
    expect(`${pillarSign(undefined)}Les gens`).toBe('Les gens');
  });
});
