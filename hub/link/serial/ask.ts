// Who is at a serial port: opens it, asks for the info record, closes it again.
import type { SerialAccess } from "#hub/link/serial/access.ts";
import { createDeframer, decodeRecord, encodeControl, encodeSerial } from "#shared/protocol/index.ts";
import type { InfoRecord } from "#shared/protocol/index.ts";

/** Asked twice in this time: opening the port may have upset the first one. */
const ASK_AGAIN_PARTS = 3;

export interface AskOptions {
  readonly access: SerialAccess;
  readonly path: string;
  readonly withinMs: number;
}

/** Undefined when no roller answers in time. @throws InchwormError why the port cannot be opened */
export async function askInfo({ access, path, withinMs }: AskOptions): Promise<InfoRecord | undefined> {
  const deframer = createDeframer();
  let answer: (info: InfoRecord | undefined) => void = () => undefined;
  const answered = new Promise<InfoRecord | undefined>((resolve) => {
    answer = resolve;
  });
  const question = encodeSerial(encodeControl({ op: "requestInfo" }));
  const port = await access.open(path, {
    data(bytes) {
      for (const payload of deframer.push(bytes)) {
        const record = decodeRecord(payload);
        if (record.kind === "info") answer(record);
      }
    },
    gone: () => answer(undefined),
  });
  const again = setInterval(() => void port.write(question), withinMs / ASK_AGAIN_PARTS);
  const late = setTimeout(() => answer(undefined), withinMs);
  try {
    void port.write(question);
    return await answered;
  } finally {
    clearInterval(again);
    clearTimeout(late);
    await port.close();
  }
}
