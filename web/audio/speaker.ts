// A voice, where the browser has one.
export interface Speaker {
  /** Whether there is a voice for the page's language; it may turn up a moment after the page. */
  available(): boolean;
  /** `volume` from 0 to 1. `ended` is called once, also when it is cut off or the voice fails. */
  say(text: string, volume: number, ended: () => void): void;
  cancel(): void;
}

export function createBrowserSpeaker(language: () => string): Speaker {
  const synthesis = "speechSynthesis" in window ? window.speechSynthesis : undefined;
  const voice = () =>
    synthesis
      ?.getVoices()
      .filter((candidate) => candidate.lang.toLowerCase().split(/[-_]/)[0] === language())
      .sort((one, other) => Number(other.localService) - Number(one.localService))[0];
  return {
    available: () => voice() !== undefined,
    say(text, volume, ended) {
      const chosen = voice();
      if (!synthesis || !chosen) {
        ended();
        return;
      }
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = chosen;
      utterance.lang = chosen.lang;
      utterance.volume = volume;
      // Some browsers still call themselves speaking while they tell that they are done.
      const done = () => void setTimeout(ended, 0);
      utterance.addEventListener("end", done, { once: true });
      utterance.addEventListener("error", done, { once: true });
      // One that was paused with the page stays so until it is told.
      synthesis.resume();
      synthesis.speak(utterance);
    },
    cancel: () => synthesis?.cancel(),
  };
}
