// R12: a hold by blocks of a second, and whether they tell that the breath stands still.
import { RULES } from "#shared/domain/rules.ts";
import type { Moment } from "./moment.ts";

export interface Block {
  /** Mean power of the sway, N². NaN unknown, as `breathHz`. */
  readonly breathPower: number;
  readonly breathHz: number;
  readonly forceN: number;
  readonly tremorN: number;
  readonly paceMmS: number;
}

export interface OpenBlock extends Block {
  readonly ms: number;
}

/** What is taken of a moment. */
type Felt = Pick<Moment, "breathN" | "breathHz" | "forceN" | "tremorN" | "paceMmS" | "dtMs">;

interface Sum {
  readonly of: number;
  readonly blocks: number;
}

/** What the blocks older than the newest amount to. */
export interface Before {
  readonly breathPower: Sum;
  readonly breathHz: Sum;
  readonly forceN: Sum;
  readonly tremorN: Sum;
}

export interface BreathView {
  /** A breath that stands still would show. */
  readonly isKnown: boolean;
  /** How sure it is that the sway is breath, 0 to 1: one half where it begins to be known. */
  readonly sure: number;
  /** NaN unknown. */
  readonly perMin: number;
  /** How sure it is that the breath stands still, 0 to 1. */
  readonly held: number;
}

export const NO_BLOCK: OpenBlock = {
  breathPower: 0,
  breathHz: 0,
  forceN: 0,
  tremorN: 0,
  paceMmS: 0,
  ms: 0,
};

const NO_SUM: Sum = { of: 0, blocks: 0 };
export const NOTHING_BEFORE: Before = { breathPower: NO_SUM, breathHz: NO_SUM, forceN: NO_SUM, tremorN: NO_SUM };

const { lookedAtBlocks, comparedWithBlocks, blockMs, breathsLookedAt, breathSeenFromPct } = RULES.R12.numbers;

export function withTick(open: OpenBlock, moment: Felt): OpenBlock {
  const { dtMs, breathN } = moment;
  return {
    // NaN stays NaN: a block in which breathing was not known tells nothing of it.
    breathPower: open.breathPower + breathN * breathN * dtMs,
    breathHz: open.breathHz + moment.breathHz * dtMs,
    forceN: open.forceN + moment.forceN * dtMs,
    tremorN: open.tremorN + moment.tremorN * dtMs,
    paceMmS: open.paceMmS + moment.paceMmS * dtMs,
    ms: open.ms + dtMs,
  };
}

export function blockOf(open: OpenBlock): Block {
  const { ms } = open;
  return {
    breathPower: open.breathPower / ms,
    breathHz: open.breathHz / ms,
    forceN: open.forceN / ms,
    tremorN: open.tremorN / ms,
    paceMmS: open.paceMmS / ms,
  };
}

export function withBlock(
  { blocks, before }: { readonly blocks: readonly Block[]; readonly before: Before },
  block: Block,
): { readonly blocks: readonly Block[]; readonly before: Before } {
  const [oldest] = blocks;
  if (blocks.length < lookedAtBlocks || oldest === undefined) return { blocks: [...blocks, block], before };
  return {
    blocks: [...blocks.slice(1), block],
    before: {
      breathPower: add(before.breathPower, oldest.breathPower),
      breathHz: add(before.breathHz, oldest.breathHz),
      forceN: add(before.forceN, oldest.forceN),
      tremorN: add(before.tremorN, oldest.tremorN),
    },
  };
}

/** `share`: the sway's amplitude now against before; 1 unchanged. */
export function tellBreath(
  blocks: readonly Block[],
  before: Before,
): { isKnown: boolean; sure: number; share: number } {
  const power = Math.max(0, average(before.breathPower));
  const seenPct = (100 * Math.sqrt(2 * power)) / average(before.forceN);
  const sure = seenPct > 0 ? Math.min(1, seenPct / (2 * breathSeenFromPct)) : 0;
  const breaths = (average(before.breathHz) * lookedAtBlocks * blockMs) / 1000;
  const isLong = before.breathPower.blocks >= comparedWithBlocks && breaths >= breathsLookedAt;
  const now = blocks.reduce((sum, block) => sum + block.breathPower, 0) / blocks.length;
  const share = Math.sqrt(Math.max(0, now) / power);
  return { isKnown: isLong && seenPct >= breathSeenFromPct && !Number.isNaN(share), sure, share };
}

function add(sum: Sum, value: number): Sum {
  return Number.isNaN(value) ? sum : { of: sum.of + value, blocks: sum.blocks + 1 };
}

function average({ of, blocks }: Sum): number {
  return of / blocks;
}
