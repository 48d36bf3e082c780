// R12, experimental: breath that stands still and shaking that doubles while a spot is held. Both are judged against the
// same hold's own beginning, never against another person or muscle.
//
// Method: the core gives the force's sway at 0.1–0.5 Hz (amplitude and breaths a second) and its shake at 8–12 Hz. Both are
// averaged over blocks of a second, the sway as power. Breath: power of the last eight blocks against that of all blocks
// before; s = √(P₈/P₀). Shaking: amplitude of the last two blocks against that of the blocks before the last eight.
// Confidence is 0 without force, while the roller rocks, and before some breaths were counted; else it is 50 % at the limit
// and grows with the distance from the unchanged, (1 − s) / (2·(1 − limit)). Only half and more leads to a word, once a hold.
import { RULES } from "#shared/domain/rules.ts";
import type { Moment } from "./moment.ts";
import { settle, type Raised, type Wanting } from "./raised.ts";

interface Block {
  readonly breathPower: number;
  readonly tremorN: number;
  readonly paceMmS: number;
}

interface Sum {
  readonly of: number;
  readonly blocks: number;
}

export interface GuardingState extends Wanting {
  /** The newest blocks, and what older ones amount to. */
  readonly blocks: readonly Block[];
  readonly breathBefore: Sum;
  readonly tremorBefore: Sum;
  /** Sums of the block under way. */
  readonly open: Block & { readonly ms: number };
  readonly breaths: number;
  /** 0 to 1. */
  readonly breathHeld: number;
  readonly shaking: number;
  readonly saidBreath: boolean;
  readonly saidShaking: boolean;
}

const NO_SUM: Sum = { of: 0, blocks: 0 };

export const NO_GUARDING: GuardingState = {
  blocks: [],
  breathBefore: NO_SUM,
  tremorBefore: NO_SUM,
  open: { breathPower: 0, tremorN: 0, paceMmS: 0, ms: 0 },
  breaths: 0,
  breathHeld: 0,
  shaking: 0,
  saidBreath: false,
  saidShaking: false,
  raised: undefined,
  settled: undefined,
};

const NUMBERS = RULES.R12.numbers;
const { blockMs, lookedAtBlocks, comparedWithBlocks, tremorBlocks } = NUMBERS;
const LEAST_SHARE = NUMBERS.breathFallsToPct / 100;
const MOST_RATIO = NUMBERS.tremorGrowsToPct / 100;
const CONFIDENT = NUMBERS.confidentFromPct / 100;

/** `isHeld`: the hold goes on, here and now. */
export function stepGuarding(state: GuardingState, isHeld: boolean, moment: Moment): GuardingState {
  const { tremorN, breathN, breathHz, dtMs, paceMmS } = moment;
  if (!isHeld) return state === NO_GUARDING || isBlank(state) ? state : forget(state, "You left the spot.");
  if (Number.isNaN(tremorN)) return isBlank(state) ? state : forget(state, "The pressure is not known.");
  const { open } = state;
  const next = {
    ...state,
    breaths: Number.isNaN(breathHz) ? state.breaths : state.breaths + (breathHz * dtMs) / 1000,
    open: {
      // NaN stays NaN: a block in which breathing was not known tells nothing of it.
      breathPower: open.breathPower + breathN * breathN * dtMs,
      tremorN: open.tremorN + tremorN * dtMs,
      paceMmS: open.paceMmS + paceMmS * dtMs,
      ms: open.ms + dtMs,
    },
  };
  return next.open.ms < blockMs ? next : judge(closeBlock(next), moment);
}

export function forget(state: GuardingState, why: string): GuardingState {
  return { ...NO_GUARDING, settled: settle(state, why) };
}

function isBlank({ blocks, open, raised }: GuardingState): boolean {
  return blocks.length === 0 && open.ms === 0 && raised === undefined;
}

function closeBlock(state: GuardingState): GuardingState {
  const { ms } = state.open;
  const block = {
    breathPower: state.open.breathPower / ms,
    tremorN: state.open.tremorN / ms,
    paceMmS: state.open.paceMmS / ms,
  };
  const [oldest] = state.blocks;
  const isFull = state.blocks.length === lookedAtBlocks;
  const add = (sum: Sum, value: number): Sum =>
    Number.isNaN(value) ? sum : { of: sum.of + value, blocks: sum.blocks + 1 };
  return {
    ...state,
    open: NO_GUARDING.open,
    blocks: [...(isFull ? state.blocks.slice(1) : state.blocks), block],
    breathBefore: isFull && oldest ? add(state.breathBefore, oldest.breathPower) : state.breathBefore,
    tremorBefore: isFull && oldest ? add(state.tremorBefore, oldest.tremorN) : state.tremorBefore,
  };
}

function judge(state: GuardingState, { tMs }: Moment): GuardingState {
  const { blocks, breathBefore, tremorBefore, breaths } = state;
  if (blocks.length < lookedAtBlocks) return state;
  const isCalm = mean(blocks.map((block) => block.paceMmS)) <= NUMBERS.rockingUpToMmS;
  const newest = blocks.slice(-tremorBlocks);
  const isStill = isCalm && newest.every((block) => block.paceMmS <= NUMBERS.rockingUpToMmS);
  const share = Math.sqrt(mean(blocks.map((block) => block.breathPower)) / (breathBefore.of / breathBefore.blocks));
  const knowsBreath = isCalm && breathBefore.blocks >= comparedWithBlocks && breaths >= NUMBERS.breathsSeen;
  const shakesN = mean(newest.map((block) => block.tremorN));
  const ratio = shakesN / (tremorBefore.of / tremorBefore.blocks);
  const knowsTremor = isStill && tremorBefore.blocks >= tremorBlocks && shakesN >= NUMBERS.tremorFromN;
  const breathHeld = knowsBreath ? confidence((1 - share) / (1 - LEAST_SHARE)) : 0;
  const shaking = knowsTremor ? confidence((ratio - 1) / (MOST_RATIO - 1)) : 0;
  const next = { ...state, breathHeld, shaking };
  const percent = (value: number): string => `${Math.round(value * 100)} % sure`;
  if (breathHeld >= CONFIDENT && !state.saidBreath) {
    const why = `Your breath hardly shows in the pressure any more; I am ${percent(breathHeld)}. Breathe out slowly.`;
    return { ...raise(next, { cueId: "breathe", ruleId: "R12", why, sinceMs: tMs }), saidBreath: true };
  }
  if (shaking >= CONFIDENT && !state.saidShaking) {
    const why = `You shake ${ratio.toFixed(1)} times as much as when you began to hold; I am ${percent(shaking)}. That may be too much.`;
    return { ...raise(next, { cueId: "ease-off", ruleId: "R12", why, sinceMs: tMs }), saidShaking: true };
  }
  return next;
}

/** 0 unchanged, 0.5 at the limit (`distance` 1), at most 1. NaN: 0. */
function confidence(distance: number): number {
  return distance > 0 ? Math.min(1, distance / 2) : 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function raise(state: GuardingState, raised: Raised): GuardingState {
  const shownForMs = NUMBERS.guardingShownForMs;
  return { ...state, raised: { ...raised, shownForMs }, settled: settle(state, "Something else came up.") };
}
