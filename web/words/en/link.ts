// The link to the roller, in a corner.
import { pluralIn } from "#web/words/plural.ts";

const plural = pluralIn("en");

export const link = {
  live: "Live",
  searching: "Looking for the roller",
  connecting: "Connecting",
  silent: "No data",
  waiting: "Waiting",
  closed: "Roller gone",
  hubAway: "Hub away",
  hubConnecting: "Reaching the hub",
  age: (age: string) => `${age} old`,
  loss: (percent: string) => `${percent} lost`,
  bad: (count: string) => `${count} unreadable`,
  battery: (volts: string) => `battery ${volts} V`,
  simulated: "Simulated roller",
  recording: "Recording",
  simulatedRecording: "Recording of a simulated roller",
  playing: "Playing",
  ended: "Ended",
  label: "Link to the roller",
  calibratedLongAgo: "calibrated long ago",
  panel: {
    title: "No roller",
    quality: "Values are",
    qualities: { good: "sure", reduced: "less certain", unknown: "not known" },
    age: "Age of the data",
    lost: "Lost, last 10 s",
    unreadable: "Unreadable",
    rates: "Motion and load",
    perSecond: (motion: string, load: string) => `${motion} and ${load} a second`,
    battery: "Battery",
    volts: (volts: string) => `${volts} V`,
    temperature: "Temperature",
    degrees: (degrees: string) => `${degrees} °C`,
    calibrated: "Calibrated",
    never: "not yet",
    daysAgo: (days: number) => (days === 0 ? "today" : plural(days, { one: "yesterday", other: `${days} days ago` })),
    board: "Board",
  },
};
