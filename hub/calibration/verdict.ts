// What is said of each step: whether it was good enough, and if not why, in plain kind words.
import type { StepType } from "#shared/domain/calibrationSteps.ts";

export const STEP_NAMES: Readonly<Record<StepType, string>> = {
  rest: "Rest",
  emptyTurns: "Empty turns",
  weightTurns: "Turns under a weight",
  press: "Press",
  tapedRoll: "Taped roll",
};

export const WHY = {
  noData: "Nothing came from the roller at that time. Check that it is on and near, then do this step again.",
  movedAtRest: "The roller moved. Lay it on the floor, take your hands off and let it lie still for three seconds.",
  loadedAtRest: "Something lay on the roller. Take everything off it and let it lie still for three seconds.",
  restlessLoad: "The load cell was not quiet. Take everything off the roller and keep the floor still.",
  notTurned: "The roller did not turn. Roll it slowly along the floor, two whole turns.",
  tooFewTurns: (turns: string, wanted: string) =>
    `It turned ${turns} times, ${wanted} are wanted. Roll on slowly until it has gone all the way round twice.`,
  notLevel: "The roller's axle was not level. Use a level floor and keep both ends on it.",
  tooFast: "It turned too fast to follow. Take about ten seconds for a turn.",
  loadedTurns: "Something pressed on the roller. Turn it with a light hand and nothing on it.",
  opposed: "Turn sensor and gravity disagree about the way round. The sensor's axis is set wrong on the board.",
  noWeight: "The weight in kg is missing. Do this step again and type in what lies on the roller, board included.",
  weightNotFelt: "The load cell hardly felt the weight. It may be shunted by a rigid shell, or a wire is loose.",
  swaying: "The weight swayed. Steady the board with a finger and turn more slowly.",
  weightContradicts: (felt: string, told: string, pounds: boolean) =>
    `By the scale's readings this weight is ${felt} kg, not ${told} kg. ${
      pounds ? "Was it typed in as pounds, or the other way round?" : "Check the weight, the board and the scale."
    } The scale was believed.`,
  noScale: "The scale's reading is missing. Do this press again and type in what the scale shows.",
  pressNotFelt: "The load cell felt no press. Press straight down on the middle of the roller and hold it.",
  pressMoved: "The roller rolled while you pressed. Keep it still under your hands and press again.",
  pressUnsteady: "The press was not steady. Hold it evenly for three seconds before you read the scale.",
  sameAngle: "It was pressed at nearly the same angle before. Turn the roller on by an eighth of a turn first.",
  scaleContradicts: (shown: string, felt: string) =>
    `The scale showed ${shown} kg where the load cell felt ${felt} kg. Read it again while you hold the press.`,
  noDistance: "The taped length is missing. Do this step again and type in how far you rolled.",
  radiusContradicts: (radius: string, nominal: string) =>
    `By this the roller rolls on ${radius} mm, and its size says ${nominal} mm. Check that the tape is metric, and roll from mark to mark.`,
  axisUnknown: "It is not clear which way the roller turns. Do the empty turns: two whole turns along the floor.",
} as const;
