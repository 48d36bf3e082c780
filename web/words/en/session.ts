// The page of one session. Fetched with it.
import { FLAG_WORDS, SPOT_STATE_WORDS } from "#shared/domain/sentences/en/data.ts";
import { pluralIn } from "#web/words/plural.ts";

const plural = pluralIn("en");
const small = (name: unknown) => String(name).toLowerCase();

export const session = {
  loading: "Reading the session from its recording",
  failed: "This session is out of reach",
  failedText: "The hub did not answer. The session is safe on the computer it runs on.",
  gone: "There is no such session",
  goneText: "It may have been deleted. The others are in the list.",
  back: "All sessions",
  title: (day: string) => `Session of ${day}`,
  lasted: (from: string, to: string) => `${from} to ${to}`,

  story: {
    nothing: "You did not lean on the roller in this session, so there is nothing to judge.",
    rolled: (areas: string, clock: string) => `You rolled ${areas} for ${clock} minutes.`,
    /** English writes muscles small in a sentence, and says the side first. */
    area: (muscle: string, side: string, both: boolean) =>
      both ? `the ${small(muscle)} of ${side}` : `the ${side} ${small(muscle)}`,
    both: (pace: string, pressure: string) => `The pace was right for ${pace} of that, the pressure for ${pressure}.`,
    paceOnly: (pace: string) =>
      `The pace was right for ${pace} of that. The pressure is not known: the roller was not calibrated.`,
    holds: (count: number, clock: string) =>
      plural(count, { one: `One hold counted, ${clock} long.`, other: `${count} holds counted, ${clock} together.` }),
    easier: (before: number, after: number) => `Discomfort went from ${before} down to ${after}.`,
    harder: (before: number, after: number) => `Discomfort rose from ${before} to ${after}.`,
    same: (before: number) => `Discomfort stayed at ${before}.`,
    gaps: (clock: string) => `For ${clock} there were no data, and nothing here speaks of that time.`,
    doubtful: (share: string) => `${share} of the data are less certain than they should be.`,
    recovered: "The session was cut off and is shown as far as it was saved.",
    running: "The session is still running; this is how it stands now.",
    rehearsal: "It was a rehearsal: nobody lay on the roller, so it counts for no plan and no history.",
  },

  map: {
    title: "Where you pressed, and how hard",
    help: "Each field is a stretch of the limb and a pressure; the darker, the longer you were there. Between the lines the pressure was right.",
    axis: (unit: string) => `pressure, ${unit}`,
    label: (area: string) => `Pressure along the limb: ${area}`,
    most: (from: string, to: string, low: string, high: string) =>
      `Most of the time lay between ${from} and ${to} from the start of the strokes, at ${low} to ${high}.`,
    unplaced: (clock: string) => `For ${clock} the place or the pressure is not known.`,
    none: "Place and pressure are not known together for any part of this session, so there is no map.",
    band: "right pressure",
    length: (length: string) => `a stretch of ${length}`,
  },

  bands: {
    title: "Time in the right band",
    pace: "Pace",
    pressure: "Pressure",
    counted: "Both, or holding",
    facts: (clock: string, strokes: string, holds: string) => `${clock} on the roller, ${strokes}, ${holds}`,
    strokes: (count: number) => plural(count, { one: "1 stroke", other: `${count} strokes` }),
    holds: (count: number) => plural(count, { one: "1 hold", other: `${count} holds` }),
    stroke: (length: string, speed: string) => `A stroke was ${length} long on average, at ${speed}.`,
    mean: (force: string) => `Mean pressure ${force}.`,
  },

  holds: {
    title: "Holds",
    none: "No hold was long enough to count.",
    some: (counted: number, all: number) => `${counted} of ${all} counted.`,
    rule: "Time counts on the spot and at the right pressure; with less than a second of it a hold does not count.",
    before: "from before the session",
    at: (time: string) => `at ${time}`,
    of: (counted: string, lasted: string) => `${counted} of ${lasted} s counted`,
    notCounted: (counted: string, lasted: string) =>
      `did not count: ${counted} of ${lasted} s were on the spot at the right pressure`,
  },

  cues: {
    title: "What the coach said",
    none: "Nothing. The coach had no reason to speak.",
    times: (count: number) => plural(count, { one: "once", other: `${count} times` }),
    last: "Last time:",
    left: (count: number) => `and ${count} more after those`,
    stopped: (time: string) => `You stopped at ${time}.`,
    stoppedWhy: (time: string, why: string) => `You stopped at ${time}: ${why}.`,
  },

  spots: {
    title: "Tender spots",
    none: "You marked none.",
    fromKnee: (length: string) => `${length} from the knee line`,
    fromStart: (length: string) => `${length} from where the strokes start`,
    nowhere: "place not known",
    answers: (first: string, last: string) => `${first} → ${last}`,
    said: "discomfort",
    notSaid: "discomfort not said",
    key: "brings on your knee pain",
    addNote: "Add a note",
    changeNote: "Change the note",
    leaveNote: "Leave it",
    noteOf: (what: string, area: string) => `${what}: ${area}`,
    states: SPOT_STATE_WORDS,
  },

  told: {
    title: "Discomfort, as you said it",
    help: "From 0, nothing, to 10, the most; each where the roller was then.",
    at: (time: string) => `at ${time}`,
    onSpot: "on a tender spot",
    afterwards: "of a tender spot, afterwards",
  },

  details: {
    title: "What you felt",
    before: "Discomfort before",
    after: "Discomfort after",
    ends: ["nothing", "the most"] as readonly [string, string],
    phase: "What kind of training day was it?",
    noPhase: "not said",
    note: "Note",
    noteHelp: "For yourself: neither in the report nor in a bundle. The exports of the data hold it.",
    save: "Save",
    saved: "Saved.",
    takeBack: "Take the answers back",
    failed: "This was not saved. Try again.",
  },

  next: {
    title: "Next time",
    slower: "Go slower: about an inch a second. Let the worm lead.",
    lighter: "Lean in less. More pressure does not help more.",
    heavier: "Lean in a little more, as long as it stays comfortable.",
    holds: "Stay on a tender spot until the ring is full, then move on.",
    openSpot: (area: string) => `Come back to the spot that is still there: ${area}.`,
    rose: "Discomfort rose. Go lighter, and give it a day of rest first.",
    stopped: "You stopped because something felt wrong. Leave that area alone until it feels right again.",
    calibrate: "Calibrate the roller, so that the coach knows your pressure.",
    link: "Put the computer nearer to the roller: data went missing.",
    same: "Do the same again. It was steady.",
    plan: "See today's plan",
  },

  traces: {
    title: "Traces",
    help: "Drag across a trace to look closer; double-click for all of it. With the keyboard: arrows move, plus and minus zoom, 0 shows all.",
    helpTouch: "Closer and Wider zoom, Earlier and Later move along, All of it shows the whole session.",
    speed: "Pace",
    force: "Pressure",
    position: "Place",
    label: (from: string, to: string) => `Pace, pressure and place from ${from} to ${to}`,
    window: (from: string, to: string) => `${from} to ${to}`,
    in: "Closer",
    out: "Wider",
    all: "All of it",
    earlier: "Earlier",
    later: "Later",
    gap: "hatched: no data",
    told: "Lines with a number: the discomfort you said.",
    loading: "Computing the traces",
    failed: "The traces did not come.",
    none: "There are no data to draw.",
  },

  quality: {
    title: "How good the data are",
    shares: (good: string, reduced: string, unknown: string) =>
      `${good} good, ${reduced} less certain, ${unknown} not known.`,
    lost: (lost: string, all: string) => `${lost} of ${all} packets were lost.`,
    whole: "No packet was lost.",
    unread: (lines: number) =>
      lines === 0
        ? "The end of the recording cannot be read; what stands before it is used."
        : `${plural(lines, { one: "One line", other: `${lines} lines` })} of the recording cannot be read; the rest is used.`,
    why: "What took most:",
    flags: FLAG_WORDS,
  },

  take: {
    title: "Take it with you",
    report: "Report for a professional",
    reportText: "One page, black on white. Neither your name nor your weight is in it; in a bundle you choose.",
    share: "Share a bundle",
    print: "Print this page",
    exports: "Export the data",
    remove: "Delete this session",
    formats: {
      csv: "Spreadsheet: speed, force, place",
      "csv-events": "Spreadsheet: strokes, holds, cues",
      "csv-zip": "Spreadsheets and all that stands beside them",
      json: "Everything in one document",
      recording: "The recording itself",
      parquet: "Parquet: speed, force, place",
      "parquet-events": "Parquet: strokes, holds, cues",
      fit: "FIT for a sport diary",
      mcap: "MCAP for robotics tools",
      report: "The report",
    },
  },

  share: {
    title: "Share a bundle",
    text: "Choose what goes into the file. It lands on this computer; nothing is sent anywhere.",
    fields: {
      report: "The report",
      ticks: "Speed, force and place",
      events: "Strokes, holds, cues",
      spots: "Where tender spots are",
      discomfort: "What you said of discomfort",
      calibration: "The calibration",
      weight: "Your body weight, and the target force that follows from it",
      recording: "The raw recording",
    },
    what: "What is in it",
    name: "Name in the report",
    nameHelp: "Leave it empty, and nobody is named.",
    make: "Make the file",
    nothing: "Nothing is ticked, so there is nothing to put into it.",
    never: "Never in it: your notes, the roller's name.",
  },

  remove: {
    title: "Delete this session?",
    text: "Its recording and all that was worked out from it go for good. There is no way back.",
    keep: "Keep it",
    go: "Delete for good",
    failed: "It could not be deleted.",
  },
};
