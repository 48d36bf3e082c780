// A process that records 50 frames a second until it is killed.
import { sampleFrame } from "#test/recording/samples.ts";
import { ROLLER, SELECTION, testSessions } from "#test/session/sessions.ts";

const { recorder } = await testSessions({ dataDir: process.argv[2] ?? "" });
await recorder.start({ roller: ROLLER, selection: SELECTION });
let count = 0;
setInterval(() => {
  recorder.frame(sampleFrame(count++));
  process.send?.(count);
}, 20);
