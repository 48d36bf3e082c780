// R12, experimental: breath that stands still and shaking that doubles while a spot is held. Both are judged against the
// same hold's own beginning, never against another person or muscle.
//
// Method: the core gives the force's sway at 0.1–0.5 Hz (amplitude and breaths a second) and its shake at 8–12 Hz, here by
// blocks of a second. Breath (breathBlocks.ts): the sway's power in the last eight blocks against that of all blocks before;
// s = √(P₈/P₀). Whether it can be told at all is known only where the sway before is large against the load and the eight
// seconds would hold some breaths: a smaller sway may be the body's unrest, and two breaths in a row may well be shallow.
// Shaking: amplitude of the last two blocks against that of the blocks before the last eight.
// Confidence is 0 without force, while the roller rocks, and where breath is not known; else it is 50 % at the limit
// and grows with the distance from the unchanged, (1 − s) / (2·(1 − limit)). Only half and more leads to a word, once a hold.
import { RULES } from "#shared/domain/rules.ts";
import { SECONDS_PER_MINUTE } from "#shared/domain/units.ts";
import { blockOf, NO_BLOCK, NOTHING_BEFORE, tellBreath, withBlock, withTick } from "./breathBlocks.ts";
import type { Before, Block, BreathView, OpenBlock } from "./breathBlocks.ts";
import type { Moment } from "./moment.ts";
import { settle, type Raised, type Wanting } from "./raised.ts";

export interface GuardingState extends Wanting {
  /** The newest blocks, and what older ones amount to. */
  readonly blocks: readonly Block[];
  readonly before: Before;
  /** Sums of the block under way. */
  readonly open: OpenBlock;
  /** 0 to 1. */
  readonly breathHeld: number;
  readonly shaking: number;
  readonly saidBreath: boolean;
  readonly saidShaking: boolean;
  /** What a page may show of the breath, anew each block; undefined: nothing is known. */
  readonly breath: BreathView | undefined;
}

export const NO_GUARDING: GuardingState = {
  blocks: [],
  before: NOTHING_BEFORE,
  open: NO_BLOCK,
  breathHeld: 0,
  shaking: 0,
  saidBreath: false,
  saidShaking: false,
  breath: undefined,
  raised: undefined,
  settled: undefined,
};

const NUMBERS = RULES.R12.numbers;
const { blockMs, lookedAtBlocks, tremorBlocks } = NUMBERS;
const LEAST_SHARE = NUMBERS.breathFallsToPct / 100;
const MOST_RATIO = NUMBERS.tremorGrowsToPct / 100;
const CONFIDENT = NUMBERS.confidentFromPct / 100;

/** `isHeld`: the hold goes on, here and now. */
export function stepGuarding(state: GuardingState, isHeld: boolean, moment: Moment): GuardingState {
  if (!isHeld) return state === NO_GUARDING || isBlank(state) ? state : forget(state, "You left the spot.");
  if (Number.isNaN(moment.tremorN)) return isBlank(state) ? state : forget(state, "The pressure is not known.");
  const open = withTick(state.open, moment);
  if (open.ms < blockMs) return { ...state, open };
  const { blocks, before } = withBlock(state, blockOf(open));
  return judge({ ...state, blocks, before, open: NO_BLOCK }, moment);
}

export function forget(state: GuardingState, why: string): GuardingState {
  return { ...NO_GUARDING, settled: settle(state, why) };
}

function isBlank({ blocks, open, raised }: GuardingState): boolean {
  return blocks.length === 0 && open.ms === 0 && raised === undefined;
}

function judge(state: GuardingState, { tMs, breathHz }: Moment): GuardingState {
  const { blocks, before } = state;
  if (blocks.length < lookedAtBlocks) return state;
  const isCalm = mean(blocks.map((block) => block.paceMmS)) <= NUMBERS.rockingUpToMmS;
  const newest = blocks.slice(-tremorBlocks);
  const isStill = isCalm && newest.every((block) => block.paceMmS <= NUMBERS.rockingUpToMmS);
  const told = tellBreath(blocks, before);
  const shakesN = mean(newest.map((block) => block.tremorN));
  const ratio = shakesN / (before.tremorN.of / before.tremorN.blocks);
  const knowsTremor = isStill && before.tremorN.blocks >= tremorBlocks && shakesN >= NUMBERS.tremorFromN;
  const isKnown = isCalm && told.isKnown;
  const breathHeld = isKnown ? confidence((1 - told.share) / (1 - LEAST_SHARE)) : 0;
  const shaking = knowsTremor ? confidence((ratio - 1) / (MOST_RATIO - 1)) : 0;
  const breath: BreathView = {
    isKnown,
    sure: isCalm ? told.sure : 0,
    perMin: breathHz * SECONDS_PER_MINUTE,
    held: breathHeld,
  };
  const next = { ...state, breathHeld, shaking, breath };
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
