// The breath in a long hold, quietly beside the ring. Experimental: it says so, and shows only what the hub is sure of.
import { useFormat } from "#web/units/useFormat.ts";
import { useWords } from "#web/words/useWords.ts";

export interface BreathNoteProps {
  breathsPerMin: number | undefined;
  /** What the program's step asks for. */
  wanted: number | undefined;
}

export function BreathNote({ breathsPerMin, wanted }: BreathNoteProps) {
  const { breath: text } = useWords().live;
  const { number } = useFormat();
  if (breathsPerMin === undefined) return undefined;
  return (
    <p className="breath" data-testid="breath">
      <strong>{text.rate(number(breathsPerMin))}</strong>
      {wanted !== undefined && <span>{text.wanted(number(wanted))}</span>}
      <small>{text.experimental}</small>
    </p>
  );
}
