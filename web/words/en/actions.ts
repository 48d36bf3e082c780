// What a person does on the live page, and the short answers to it.
import { QUESTIONS } from "#shared/domain/prompts.ts";

export const actions = {
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

  session: {
    running: (clock: string) => `Recording ${clock}`,
    scope: "Coaches pace and comfort. Does not diagnose or treat.",
    saved: "Saved.",
    see: "See your sessions",
    unknown: "The hub is away. What was recorded is safe.",
    failed: "The session could not be started.",
    failedEnd: "The session could not be ended. It is still being recorded.",
  },

  prompt: {
    label: "From the coach",
    yes: "Yes",
    no: "No",
    scale: { none: "nothing", most: "the most" },
    whatWasIt: "What was it?",
    reasons: { sharp: "Sharp pain", tingling: "Tingling", numb: "Numbness", other: "Something else" },
    questions: {
      discomfort: QUESTIONS.discomfort.text as string,
      discomfortAfter: "How much does it hurt now, 0 to 10?",
      knownPain: QUESTIONS.knownPain.text as string,
      spotHere: QUESTIONS.spotHere.text as string,
    },
  },

  noted: {
    kneeEnd: "Knee end marked.",
    tenderSpot: "Tender spot marked.",
    discomfort: (value: number) => `Discomfort ${value} noted.`,
    knownPainYes: "Noted: it brings on your knee pain.",
    knownPainNo: "Noted: not your knee pain.",
    stop: "Stopped. Rest here.",
    notSent: "The hub is away, so this was not noted.",
  },

  keys: {
    title: "Keys",
    intro: "One key each, so that you can keep your eyes off the screen.",
    space: "Space",
    stop: "something is wrong: stop",
    pause: "program: pause, or go on",
    next: "program: next step",
    back: "program: step back",
    mute: "sound off or on",
    kneeEnd: "the roller is at the knee end now",
    spot: "a tender spot is here",
    discomfort: "how much it hurts, 0 to 9; X is 10",
    knownPain: "yes or no, when you are asked",
    traces: "traces",
    help: "this list",
  },

  charts: {
    title: "The last half minute",
    pace: "Pace",
    pressure: "Pressure",
    failed: "The traces could not be loaded. Close them and try again.",
  },
};
