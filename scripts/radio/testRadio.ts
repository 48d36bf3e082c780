// npm run test:radio: the Bluetooth link over the emulated radio, the long form, with figures.
import { EXIT, parseFlags, runCommand } from "#hub/cli/command.ts";
import { processIo } from "#hub/cli/processIo.ts";
import { InchwormError } from "#hub/errors.ts";
import { measureComingBack } from "#scripts/radio/comingBack.ts";
import type { Figure } from "#scripts/radio/figure.ts";
import { figuresText } from "#scripts/radio/figure.ts";
import { measureReconnects } from "#scripts/radio/reconnects.ts";
import { createRig } from "#scripts/radio/rig.ts";
import type { Rig, RigRoller } from "#scripts/radio/rig.ts";
import { measureStreaming } from "#scripts/radio/streaming.ts";
import type { EmulatedRadioOptions } from "#sim/radio/emulated/emulatedRadio.ts";
import { whyNoPtys } from "#sim/pty.ts";

const HELP = `npm run test:radio [-- --seed N] [--only PART] [--reconnects N] [--seconds S]

Joins the hub's Bluetooth link to a simulated roller over two virtual LE controllers: real noble, real bleno, the
firmware's own source. Measures streams at 0, 1, 5 and 20 % loss, outages, reboots, an adapter that is pulled out, and
many reconnects. Takes about ten minutes. Ends with 1 when a target is missed.

  --seed N        1 without it
  --reconnects N  100 without it
  --seconds S     of each stream; 20 without it, three times as long at no loss
  --advertising N milliseconds between the roller's advertisements; 50 without it
  --only PART     streaming, back or reconnects`;

const PARTS = ["streaming", "back", "reconnects"];
const LOSSES = [0, 0.01, 0.05, 0.2];

const io = processIo();
let missed = false;
const code = await runCommand(io, async () => {
  const { values } = parseFlags({
    args: process.argv.slice(2),
    options: {
      seed: { type: "string", default: "1" },
      reconnects: { type: "string", default: "100" },
      seconds: { type: "string", default: "20" },
      advertising: { type: "string", default: "50" },
      only: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    await io.stdout.write(HELP);
    return io.stdout.close();
  }
  const missing = whyNoPtys();
  if (missing !== undefined) throw new InchwormError("LINK_UNAVAILABLE", `no emulated radio here: ${missing}`);
  const seconds = readNumber("seconds", values.seconds);
  const times = readNumber("reconnects", values.reconnects);
  const seed = readNumber("seed", values.seed);
  const advertisingMs = readNumber("advertising", values.advertising);
  const { only } = values;
  if (only !== undefined && !PARTS.includes(only)) throw new InchwormError("BAD_FLAG", `--only is ${PARTS.join(", ")}`);
  const wants = (part: string) => only === undefined || only === part;

  const figures: Figure[] = [];
  const take = async (name: string, more: Promise<Figure[]>) => {
    io.stderr.write(`${name} …\n`);
    figures.push(...(await more));
  };

  // A frame takes three of the shortest packets, or one where both controllers know longer ones.
  if (wants("streaming")) {
    await withRoller({ seed, packetBytes: 251 }, advertisingMs, async (rig, worm) => {
      for (const loss of LOSSES) {
        const order = { loss, seconds: loss === 0 ? 3 * seconds : seconds, packets: "long packets" };
        await take(`streaming, long packets, ${100 * loss} %`, measureStreaming(rig, worm, order));
      }
    });
  }
  await withRoller({ seed, packetBytes: 27 }, advertisingMs, async (rig, worm) => {
    for (const loss of wants("streaming") ? LOSSES : []) {
      const order = { loss, seconds, packets: "short packets" };
      await take(`streaming, short packets, ${100 * loss} %`, measureStreaming(rig, worm, order));
    }
    if (wants("back")) await take("coming back", measureComingBack(rig, worm));
    for (const loss of wants("reconnects") ? [0, 0.01] : []) {
      await take(`reconnects, ${100 * loss} %`, measureReconnects(rig, worm, { times, loss }));
    }
  });
  await io.stdout.write(figuresText(figures));
  await io.stdout.close();
  missed = figures.some(({ met }) => met === false);
});
process.exitCode = code === EXIT.ok && missed ? EXIT.failed : code;

function readNumber(flag: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InchwormError("BAD_FLAG", `--${flag} is a whole number above 0, not "${text}"`);
}

async function withRoller(
  options: EmulatedRadioOptions,
  advertisingMs: number,
  work: (rig: Rig, worm: RigRoller) => Promise<void>,
): Promise<void> {
  const rig = await createRig(options);
  try {
    const worm = await rig.add({ name: "Worm", advertisingMs });
    const streaming = worm.log.next("streaming");
    await worm.link.open(worm.log.handlers);
    await streaming;
    await work(rig, worm);
  } finally {
    await rig.close();
  }
}
