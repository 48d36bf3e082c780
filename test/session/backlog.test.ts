import * as fc from "fast-check";
import { expect, test } from "vitest";

import { createBacklog } from "#hub/session/backlog.ts";
import type { Backlog } from "#hub/session/backlog.ts";

/** Takes up to `room` bytes, as a disk would. Gives what it took. */
function drain(backlog: Backlog, room = Infinity): Buffer {
  const pieces: Buffer[] = [];
  let left = room;
  for (let bytes = backlog.next(); bytes !== undefined && left > 0; bytes = backlog.next()) {
    const piece = Buffer.from(bytes.subarray(0, left));
    pieces.push(piece);
    left -= piece.length;
    backlog.taken(piece.length);
  }
  return Buffer.concat(pieces);
}

const line = (index: number) => JSON.stringify({ k: "x", index, text: "é".repeat(index % 40) });

test("every line once and in order, however few bytes are taken at a time", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 120 }), { maxLength: 40 }), (rooms) => {
      const backlog = createBacklog();
      const written: Buffer[] = [];
      rooms.forEach((room, index) => {
        backlog.add(line(index));
        written.push(drain(backlog, room));
      });
      written.push(drain(backlog));
      expect(Buffer.concat(written).toString("utf8")).toBe(rooms.map((_, index) => `${line(index)}\n`).join(""));
      expect([backlog.waitingLines(), backlog.droppedLines()]).toEqual([0, 0]);
    }),
  );
});

test("a line that was taken in part is written anew after a restart, whole ones are not", () => {
  const backlog = createBacklog();
  for (let index = 0; index < 3; index++) backlog.add(line(index));
  const firstTwo = Buffer.byteLength(`${line(0)}\n${line(1)}\n`);
  drain(backlog, firstTwo + 5);
  expect(backlog.waitingLines()).toBeGreaterThan(0);
  backlog.restart("HEADER\n");
  backlog.add(line(3));
  expect(drain(backlog).toString("utf8")).toBe(`HEADER\n${line(2)}\n${line(3)}\n`);
});

test("beyond its bound the oldest lines make way, and a line in their place says how many", () => {
  const maxBytes = 400_000;
  const count = 60_000;
  const backlog = createBacklog(maxBytes);
  backlog.add("first");
  const before = drain(backlog, 3).toString("utf8");
  for (let index = 0; index < count; index++) {
    backlog.add(line(index));
    if (index % 7000 === 0) backlog.next();
  }
  backlog.restart("\n");
  const text = before + drain(backlog).toString("utf8");
  expect(Buffer.byteLength(text)).toBeLessThan(maxBytes + 200_000);
  const [torn, whole, said, ...rest] = text.trimEnd().split("\n");
  expect([torn, whole]).toEqual(["fir", "first"]);
  expect(JSON.parse(said ?? "")).toEqual({ k: "dropped", lines: backlog.droppedLines() });
  expect(rest).toHaveLength(count - backlog.droppedLines());
  expect(rest[0]).toBe(line(backlog.droppedLines()));
  expect(rest.at(-1)).toBe(line(count - 1));
});

test("what is being written stays, however much comes meanwhile", () => {
  const backlog = createBacklog(200_000);
  backlog.add(line(0));
  const writing = backlog.next();
  for (let index = 1; index < 20_000; index++) backlog.add(line(index));
  expect(backlog.droppedLines()).toBeGreaterThan(0);
  expect(Buffer.from(writing ?? []).toString("utf8")).toBe(`${line(0)}\n`);
  backlog.taken(writing?.length ?? 0);
  const [said, first] = drain(backlog).toString("utf8").split("\n");
  expect(JSON.parse(said ?? "")).toEqual({ k: "dropped", lines: backlog.droppedLines() });
  expect(first).toBe(line(backlog.droppedLines() + 1));
});
