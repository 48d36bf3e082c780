// How a step of a calibration went, what was measured in it, and what is missing in all.
export const calibration = {
  "step.noData": "Nothing came from the roller at that time. Check that it is on and near, then do this step again.",
  "step.movedAtRest":
    "The roller moved. Lay it on the floor, take your hands off and let it lie still for three seconds.",
  "step.loadedAtRest": "Something lay on the roller. Take everything off it and let it lie still for three seconds.",
  "step.restlessLoad": "The load cell was not quiet. Take everything off the roller and keep the floor still.",
  "step.notTurned": "The roller did not turn. Roll it slowly along the floor, two whole turns.",
  "step.tooFewTurns":
    "It turned {turns.1} times, {wanted} are wanted. Roll on slowly until it has gone all the way round twice.",
  "step.notLevel": "The roller's axle was not level. Use a level floor and keep both ends on it.",
  "step.tooFast": "It turned too fast to follow. Take about ten seconds for a turn.",
  "step.loadedTurns": "Something pressed on the roller. Turn it with a light hand and nothing on it.",
  "step.opposed": "Turn sensor and gravity disagree about the way round. The sensor's axis is set wrong on the board.",
  "step.noWeight":
    "The weight in kg is missing. Do this step again and type in what lies on the roller, board included.",
  "step.weightNotFelt": "The load cell hardly felt the weight. It may be shunted by a rigid shell, or a wire is loose.",
  "step.swaying": "The weight swayed. Steady the board with a finger and turn more slowly.",
  "step.weightContradicts":
    "By the scale's readings this weight is {feltKg.1} kg, not {toldKg} kg. Check the weight, the board and the scale. The scale was believed.",
  "step.pounds":
    "By the scale's readings this weight is {feltKg.1} kg, not {toldKg} kg. Was it typed in as pounds, or the other way round? The scale was believed.",
  "step.noScale": "The scale's reading is missing. Do this press again and type in what the scale shows.",
  "step.pressNotFelt": "The load cell felt no press. Press straight down on the middle of the roller and hold it.",
  "step.pressMoved": "The roller rolled while you pressed. Keep it still under your hands and press again.",
  "step.pressUnsteady": "The press was not steady. Hold it evenly for three seconds before you read the scale.",
  "step.sameAngle": "It was pressed at nearly the same angle before. Turn the roller on by an eighth of a turn first.",
  "step.scaleContradicts":
    "The scale showed {shownKg} kg where the load cell felt {feltKg.1} kg. Read it again while you hold the press.",
  "step.noDistance": "The taped length is missing. Do this step again and type in how far you rolled.",
  "step.radiusContradicts":
    "By this the roller rolls on {radiusMm.1} mm, and its size says {nominalMm.1} mm. Check that the tape is metric, and roll from mark to mark.",
  "step.axisUnknown":
    "It is not clear which way the roller turns. Do the empty turns: two whole turns along the floor.",
  "measured.still": "{seconds.1} s still",
  "measured.turns": "{turns.2} turns, {rateDps} °/s",
  "measured.angle": "at {degrees}°",
  "measured.radius": "radius {radiusMm.1} mm",
  "measured.radiusBeside": "radius {radiusMm.1} mm, tape beside the body",
  "without.rest": "No rest was recorded: the turn sensor's zero comes from other still moments, if there were any.",
  "without.emptyTurns": "No empty turns were recorded: the roller's own weight on the cell is known less well.",
  "without.weightTurns":
    "No turns under a weight were recorded: how the cell answers between the presses' angles is assumed.",
  "without.press": "No presses over a scale were recorded: force rests on the weight alone.",
  "without.tapedRoll": "No taped roll was recorded: the rolling radius is taken from the roller's size, within 1.25 %.",
  "missing.newForce": "Force is as it was calibrated before.",
  "learned.shape": "The shape of the response was refined from rolling; the gain is as it was calibrated.",
  "missing.presses": "There are {presses} presses; eight, an eighth of a turn apart, tell more.",
  "missing.still": "The roller never lay still: the turn sensor's zero is not known.",
  "missing.axle": "The roller was not turned far enough to find its axle.",
  "missing.otherAxle": "The board says the axle is {toldAxis}; by the data it is {axis}.",
  "missing.opposed": "Turn sensor and gravity disagree about the way round; nothing that needs the angle was measured.",
  "missing.tapeBeside": "The tape was taken to lie beside the body, which moves twice as far as the roller rolls.",
  "missing.saturated": "The load cell was at its end of scale at times: it is amplified too much.",
  "missing.load": "No load of a known size was recorded: force stays unknown.",
  "missing.zero": "The roller was never free of load: force stays unknown.",
  "missing.answer":
    "The load cell hardly answered to the load: force stays unknown. Check its wires and that the shell is divided.",
  "missing.shape": "The load cell answers in no way that a known mounting does: force stays unknown.",
  "missing.shapeMeasured":
    "The load cell answers in no way that a known mounting does; its response was taken as it was measured.",
  "missing.otherMounting": 'The board names another mounting, but the load cell answers like "{mounting}".',
  "missing.blind":
    "At some angles the load cell feels less than half of what it feels at others: force is less certain there.",
} as const;
