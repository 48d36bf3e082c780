// A voice, where the browser has one.
export interface Speaker {
  /** Whether there is a voice; it may turn up a moment after the page. */
  available(): boolean;
  speaking(): boolean;
  say(text: string): void;
  cancel(): void;
}

export function createBrowserSpeaker(language: string): Speaker {
  const synthesis = "speechSynthesis" in window ? window.speechSynthesis : undefined;
  const voice = () =>
    synthesis
      ?.getVoices()
      .filter((candidate) => candidate.lang.startsWith(language))
      .sort((one, other) => Number(other.localService) - Number(one.localService))[0];
  return {
    available: () => voice() !== undefined,
    speaking: () => synthesis?.speaking ?? false,
    say(text) {
      const chosen = voice();
      if (!synthesis || !chosen) return;
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = chosen;
      utterance.lang = chosen.lang;
      synthesis.speak(utterance);
    },
    cancel: () => synthesis?.cancel(),
  };
}
