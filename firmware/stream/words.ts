// Places in a frame's bytes by twos: the board is little-endian, as the wire is.
import { AT_SEQ, AT_TICK } from "#shared/protocol/frameLayout.ts";

export const SEQ_WORD = AT_SEQ >> 1;
export const TICK_WORD = AT_TICK >> 1;
