// A voice, where the browser has one.
export interface Speaker {
  /** Whether there is a voice; it may turn up a moment after the page. */
  available(): boolean;
  speaking(): boolean;
  /** `ended` is called once, also when it is cut off or the voice fails. */
  say(text: string, ended: () => void): void;
  cancel(): void;
}

export function createBrowserSpeaker(language: () => string): Speaker {
  const synthesis = "speechSynthesis" in window ? window.speechSynthesis : undefined;
  const voice = () =>
    synthesis
      ?.getVoices()
      .filter((candidate) => candidate.lang.toLowerCase().startsWith(language()))
      .sort((one, other) => Number(other.localService) - Number(one.localService))[0];
  return {
    available: () => voice() !== undefined,
    speaking: () => (synthesis?.speaking || synthesis?.pending) ?? false,
    say(text, ended) {
      const chosen = voice();
      if (!synthesis || !chosen) {
        ended();
        return;
      }
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = chosen;
      utterance.lang = chosen.lang;
      // Some browsers still call themselves speaking while they tell that they are done.
      const done = () => void setTimeout(ended, 0);
      utterance.addEventListener("end", done, { once: true });
      utterance.addEventListener("error", done, { once: true });
      synthesis.speak(utterance);
    },
    cancel: () => synthesis?.cancel(),
  };
}
