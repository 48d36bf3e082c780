// Asking the hub for a page: what is shown while it comes, when it fails, when the hub goes and comes back.
import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";

import { mountLive } from "#test/web/mount.tsx";
import type { Answer } from "#web/api/client.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { Answered } from "#web/shell/Answered.tsx";

const REFUSED: Answer<string> = {
  ok: false,
  problem: { code: "NO_PROFILE", message: "There is no such person: x", whatToDo: "Look at the list." },
};

function Asking({ ask, about = "one" }: { ask(signal: AbortSignal): Promise<Answer<string>>; about?: string }) {
  const answer = useAnswer(about, ask);
  return <Answered answer={answer}>{(value) => <p>the answer is {value}</p>}</Answered>;
}

const shown = () => document.body.textContent;

test("a refusal says why and what to do; trying again asks again", async () => {
  const answers = [REFUSED, { ok: true, value: "42" } as const];
  mountLive(<Asking ask={() => Promise.resolve(answers.shift() ?? REFUSED)} />, {});
  await expect.element(page.getByText("There is no such person: x Look at the list.")).toBeInTheDocument();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.element(page.getByText("the answer is 42")).toBeInTheDocument();
});

test("a hub that goes away leaves what is shown, and is asked again when it is back", async () => {
  let count = 0;
  const ask = vi.fn<() => Promise<Answer<string>>>(() => {
    count += 1;
    return Promise.resolve({ ok: true, value: String(count) } as const);
  });
  const feed = mountLive(<Asking ask={ask} />, {});
  await vi.waitFor(() => expect(shown()).toBe("the answer is 1"));
  feed.leave();
  await vi.waitFor(() => expect(shown()).toContain("What you see is from before."));
  expect(shown()).toContain("the answer is 1");
  feed.comeBack();
  await vi.waitFor(() => expect(shown()).toBe("the answer is 2"));
});

test("without an answer yet a hub that is away is said so; leaving the page ends the asking", async () => {
  const signals: AbortSignal[] = [];
  const feed = mountLive(
    <Asking
      ask={(signal) => {
        signals.push(signal);
        return new Promise(() => undefined);
      }}
    />,
    {},
  );
  await vi.waitFor(() => expect(shown()).toContain("One moment"));
  feed.leave();
  await vi.waitFor(() => expect(shown()).toContain("Looking for the hub"));
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});
