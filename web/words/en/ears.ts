// What only the ear gets, and the settings of sound.
export const ears = {
  back: "The roller is back.",
  goesOn: "Going on.",
  seconds: { 3: "Three", 2: "Two", 1: "One" },
  kind: "You hear",
  volumes: "How loud",
  volume: { master: "Everything", voice: "Voice", cues: "Sounds of cues", pacer: "Ticks", tone: "Tone" },
  stopNote: "A stop is as loud as the loudest of them.",
  parts: "Of these",
  pressureTone: "A tone for the pressure: low is too light, high is too heavy, silence is right",
  tellProgram: "A program's next step",
  countdown: "A step's last three seconds",
  tellQuestions: "Questions of the coach",
  tellAnswers: "What you pressed",
  hear: "Listen",
};
