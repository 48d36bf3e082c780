// Rollers side by side.
export const clinic = {
  title: "Rollers",
  empty: {
    title: "No roller yet",
    text: "Switch a roller on, or give it a turn to wake it. Each one shows up here by itself.",
  },
  nobody: "Nobody yet",
  open: "Open",
  openNamed: (name: string) => `Open ${name} on the live page`,
  change: "Change",
  changeNamed: (name: string) => `Change ${name}`,
  name: "Name of the roller",
  nameHelp: "For example the room it is in. Empty: the roller's own name.",
  person: "Whose turn it is",
  personRuns: "While a session runs, the person stays.",
  save: "Save",
  pace: "Pace",
  pressure: "Pressure",
  recording: "Recording",
  states: { unjudged: "resting" },
  failed: "The hub did not take this. It is away or busy; try again in a moment.",
};
