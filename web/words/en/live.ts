// The live page: what is going on, the lane, the two bands, the hold.
import { pluralIn } from "#web/words/plural.ts";

const plural = pluralIn("en");

export const live = {
  stage: {
    connecting: { title: "One moment", text: "Waking the hub on this computer." },
    hubAway: {
      title: "Looking for the hub",
      text: "What was recorded is safe on the computer. See that Inchworm still runs there; this page comes back by itself.",
    },
    noRoller: {
      title: "No roller yet",
      text: "Switch your roller on, or give it a turn to wake it. It shows up here by itself.",
    },
    lost: { title: "Looking for the roller", text: "Nothing shown here is live. Keep still or rest until it is back." },
    waiting: {
      title: "Waiting for the roller",
      text: "It is known, but no data has come yet. Give it a turn to wake it.",
    },
    outOfReach: (why: string) => `It cannot be reached just now. ${why}`,
    ended: {
      title: "The recording has ended.",
      text: "Nothing shown here is live. Open it again to see it once more.",
    },
    saved: "Session saved",
    idle: "Lean on to begin",
    idleAgain: "Lean on to go on",
    resting: "Stay off for a moment",
    rolling: "Follow the worm",
    holding: "Holding",
    stoppedAt: (muscle: string, side: string) => `Stopped at: ${muscle}, ${side}.`,
    stopped: "You stopped. Rest; when you feel ready, go on with another area.",
  },

  lane: {
    label: "Where you are on the limb",
    stopLine: "stop line",
    noLineYet: "knee line not known yet",
    noLine: (key: string) => `no knee line: ${key} marks it`,
    spots: (count: number) => plural(count, { one: "1 tender spot", other: `${count} tender spots` }),
  },

  pace: { name: "Pace", below: "too slow", inside: "just right", above: "too fast", unknown: "not known" },
  pressure: {
    name: "Pressure",
    below: "too light",
    inside: "just right",
    above: "too heavy",
    unknown: "not known",
    limit: (force: string) => `${force} stop`,
    uncalibrated: "This roller is not calibrated, so pressure is not known. Pace works.",
    oldCalibration: "This roller was calibrated long ago, so pressure is less certain.",
    assumed: (mass: string) => `for ${mass}, assumed`,
    setWeight: "Set your weight",
  },

  hold: {
    label: "Hold",
    seconds: (seconds: number) => `${seconds} s`,
    minimum: "minimum",
    target: "target",
    moveOn: "move on",
    rest: "short rest",
    beforeMinimum: (seconds: number) => `${seconds} s to the minimum`,
    beforeTarget: (seconds: number) => `${seconds} s to the target`,
    afterTarget: "Enough. Move on when you like.",
    over: "Move on now",
    waits: {
      noContact: "Waiting: lean on again",
      offSpot: "Waiting: back onto the spot",
      tooLight: "Waiting: a little more, into the band",
      tooHard: "Waiting: a little lighter, into the band",
      nearKnee: "Not counting: too near the knee",
      heldTooLong: "Not counting: this spot has had enough",
      noForce: "Not counting: pressure unknown",
      noData: "Waiting: no data",
      resting: "Not counting: time for a short rest",
    },
  },

  breath: {
    rate: (count: string) => `${count} breaths a minute`,
    wanted: (count: string) => `${count} is what this step aims at`,
    experimental: "felt through the roller, experimental",
  },

  doubts: {
    sensorFault: "A sensor makes no sense just now, so its values are left out.",
    saturated: "This is more than the sensor can measure.",
    inHands: "The roller is being carried, so nothing is judged.",
    gap: "Some data is missing.",
    blindAngle: "The roller hardly feels pressure at this angle. Roll on a little.",
    settling: "One moment, the sensors are settling.",
    tremor: "Your muscle is shaking, so pace is less certain.",
  },
};
