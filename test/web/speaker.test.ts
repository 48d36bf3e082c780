// The browser's voice: one for the page's language, or none.
import { beforeEach, expect, test, vi } from "vitest";

import { createBrowserSpeaker } from "#web/audio/speaker.ts";

const spoken: FakeUtterance[] = [];
let voices: { lang: string; name: string; localService: boolean }[] = [];

/** A real one takes only the browser's own voices. */
class FakeUtterance extends EventTarget {
  voice: { name: string } | undefined;
  lang = "";
  volume = 1;
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

beforeEach(() => {
  spoken.length = 0;
  vi.stubGlobal("SpeechSynthesisUtterance", FakeUtterance);
  vi.stubGlobal("speechSynthesis", {
    getVoices: () => voices,
    speak: (utterance: FakeUtterance) => void spoken.push(utterance),
    resume: () => undefined,
    cancel: () => undefined,
  });
  voices = [
    { lang: "de-DE", name: "far", localService: false },
    { lang: "de_AT", name: "near", localService: true },
    { lang: "en-GB", name: "english", localService: true },
    { lang: "den", name: "another language that begins alike", localService: true },
  ];
  return () => vi.unstubAllGlobals();
});

test("a voice of the page's language, one of this computer first", () => {
  let language = "de";
  const speaker = createBrowserSpeaker(() => language);
  speaker.say("Langsamer.", 0.5, () => undefined);
  language = "en";
  speaker.say("Slower.", 1, () => undefined);
  expect(spoken.map(({ text, lang, volume, voice }) => [text, lang, volume, voice?.name])).toEqual([
    ["Langsamer.", "de_AT", 0.5, "near"],
    ["Slower.", "en-GB", 1, "english"],
  ]);
});

test("no voice for the language, or none yet: it says so, and does not keep others waiting", () => {
  const speaker = createBrowserSpeaker(() => "fr");
  const ended = vi.fn<() => void>();
  speaker.say("Plus lentement.", 1, ended);
  expect([speaker.available(), ended.mock.calls.length, spoken.length]).toEqual([false, 1, 0]);
  voices = [{ lang: "fr-FR", name: "late", localService: true }];
  expect(speaker.available()).toBe(true);
});

test("the end of a sentence is told, whether it was said or failed", async () => {
  const speaker = createBrowserSpeaker(() => "en");
  for (const how of ["end", "error"]) {
    const ended = vi.fn<() => void>();
    speaker.say("Slower.", 1, ended);
    spoken.at(-1)?.dispatchEvent(new Event(how));
    await vi.waitFor(() => expect(ended).toHaveBeenCalledTimes(1));
  }
});
