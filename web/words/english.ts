// Every text of the page in one place. Second person, present tense, kind, no jargon.
// Words of cues are in shared/domain/cues.ts, names of muscles in shared/domain/muscles.ts.

import type { MuscleId } from "#shared/domain/muscles.ts";

/** Names of the limb's two ends, nearer the foot first. */
export const limbEnds: Readonly<Record<MuscleId, readonly [string, string]>> = {
  quadriceps: ["knee", "hip"],
  "outer-thigh": ["knee", "hip"],
  calf: ["ankle", "knee"],
  hamstrings: ["knee", "seat"],
  gluteals: ["seat", "back"],
  adductors: ["knee", "groin"],
  "hip-flexors": ["thigh", "hip"],
};

export const words = {
  product: "inchworm",
  titleEnd: " · Inchworm",
  pages: { live: "Live", sessions: "Sessions" },
  skip: "Skip to the page",

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
    ended: {
      title: "The recording has ended.",
      text: "Nothing shown here is live. Open it again to see it once more.",
    },
    idle: "Lean on to begin",
    idleAgain: "Lean on to go on",
    rolling: "Follow the worm",
    holding: "Holding",
    stopped: "You stopped. Rest; when you feel ready, go on with another area.",
    newSession: "Starting a session opens it again.",
  },

  lane: {
    label: "Where you are on the limb",
    stopLine: "stop line",
  },

  pace: { name: "Pace", below: "too slow", inside: "just right", above: "too fast", unknown: "not known" },
  pressure: {
    name: "Pressure",
    below: "too light",
    inside: "just right",
    above: "too heavy",
    unknown: "not known",
    limit: (newtons: string) => `${newtons} stop`,
    uncalibrated: "This roller is not calibrated, so pressure is not known. Pace works.",
    oldCalibration: "This roller was calibrated long ago, so pressure is less certain.",
    assumed: (kg: number) => `for ${kg} kg, assumed`,
    setWeight: "Set your weight",
  },

  hold: {
    label: "Hold",
    seconds: (seconds: number) => `${seconds} s`,
    minimum: "minimum",
    target: "target",
    moveOn: "move on",
    beforeMinimum: (seconds: number) => `${seconds} s to the minimum`,
    beforeTarget: (seconds: number) => `${seconds} s to the target`,
    afterTarget: "Enough. Move on when you like.",
    over: "Move on now",
    paused: "Waiting: back into the band",
  },

  link: {
    live: "Live",
    searching: "Looking for the roller",
    connecting: "Connecting",
    silent: "No data",
    waiting: "Waiting",
    closed: "Roller gone",
    hubAway: "Hub away",
    hubConnecting: "Reaching the hub",
    age: (ms: string) => `${ms} old`,
    loss: (percent: string) => `${percent} lost`,
    bad: (count: number) => `${count} unreadable`,
    battery: (volts: string) => `battery ${volts} V`,
    simulated: "Simulated roller",
    recording: "Recording",
    simulatedRecording: "Recording of a simulated roller",
    playing: "Playing",
    ended: "Ended",
    label: "Link to the roller",
  },

  selection: {
    label: "What you roll",
    muscle: "Muscle",
    side: "Side",
    mode: "Way of rolling",
    roller: "Roller",
    sides: { left: "left", right: "right", both: "both legs" },
    modes: { deep: "slow and deep", "pre-run": "quick, before a run" },
  },

  actions: {
    start: "Start session",
    end: "End session",
    stop: "Stop",
    stopWhy: "something is wrong",
    resume: "Carry on",
    chooseArea: "Choose another area",
    mute: "Mute",
    unmute: "Unmute",
    traces: "Traces",
    settings: "Settings",
    help: "Keys",
    close: "Done",
    retry: "Try again",
    dismiss: "Close this note",
  },

  session: {
    running: (clock: string) => `Recording ${clock}`,
    scope: "Coaches pace and comfort. Does not diagnose or treat.",
    saved: "Saved.",
    see: "See your sessions",
    unknown: "The hub is away. What was recorded is safe.",
    failed: "The session could not be started.",
    failedEnd: "The session could not be ended. It is still being recorded.",
  },

  sound: {
    title: "Sound",
    choices: { sound: "Sounds", voice: "Voice", both: "Sounds and voice", neither: "Silent" },
    blocked: "Tap or press for sound",
    noVoice: "This browser has no voice, so you hear sounds instead.",
    muted: "Muted",
    pacer: "Tick with the worm, once an inch",
  },

  settings: {
    title: "Settings",
    weight: "Body weight",
    weightHelp: "Sets your pressure bands.",
    weightAssumed: (kg: number) => `Not set yet; ${kg} kg is assumed.`,
    weightWrong: (from: number, to: number) => `Give a weight from ${from} to ${to} kg.`,
    units: "Units",
    unitChoices: { in: "inches", mm: "millimetres" },
    theme: "Look",
    themes: { system: "As this computer", day: "Day", night: "Night" },
    mirror: "Knee on the right",
    save: "Save",
    failed: "The hub did not take this. It is away or busy; try again in a moment.",
  },

  keys: {
    title: "Keys",
    intro: "One key each, so that you can keep your eyes off the screen.",
    stop: "something is wrong: stop",
    mute: "sound off or on",
    kneeEnd: "the roller is at the knee end now",
    spot: "a tender spot is here",
    discomfort: "how much it hurts, 0 to 9",
    traces: "traces",
    help: "this list",
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

  notice: { label: "From the hub", dismiss: "Close" },

  noted: {
    kneeEnd: "Knee end marked.",
    tenderSpot: "Tender spot marked.",
    discomfort: (value: number) => `Discomfort ${value} noted.`,
    stop: "Stopped. Rest here.",
    notSent: "The hub is away, so this was not noted.",
  },

  traces: {
    title: "The last half minute",
    pace: "Pace",
    pressure: "Pressure",
    seconds: "seconds ago",
    failed: "The traces could not be loaded. Close them and try again.",
  },

  sessions: {
    title: "Sessions",
    empty: "No sessions yet",
    emptyText: "Start one on the live page. It is kept on this computer, nowhere else.",
    toLive: "Go to the live page",
    loading: "Fetching your sessions",
    failed: "Your sessions are out of reach",
    failedText: "The hub did not answer. They are safe on the computer it runs on.",
    running: "running now",
    recovered: "cut off by a crash or power cut, and saved",
    csv: "CSV",
    recording: "Recording",
    exportLabel: (format: string, when: string) => `${format} of the session of ${when}`,
    onRoller: "on the roller",
    inPace: "at the right pace",
    inPressure: "at the right pressure",
    strokes: (count: number) => (count === 1 ? "stroke" : "strokes"),
    holds: (count: number) => (count === 1 ? "hold" : "holds"),
    gaps: (clock: string) => `${clock} without data`,
    simulated: "simulated",
    noContact: "You did not lean on the roller in this one.",
  },

  notFound: { title: "There is nothing here", text: "The address may have changed." },
} as const;
