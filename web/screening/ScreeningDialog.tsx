// The questions in front of what the person wanted to do; when they are answered, it is done.
import type { Screening } from "#shared/schema/plan.ts";
import { readScreening } from "#web/api/people.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { isAllClosed } from "#web/screening/ScreeningMeaning.tsx";
import { ScreeningFlow } from "#web/screening/ScreeningFlow.tsx";
import { Answered } from "#web/shell/Answered.tsx";
import { Dialog } from "#web/shell/Dialog.tsx";
import { SCREENING_WORDS } from "#web/words/areas/screening.ts";
import { useArea } from "#web/words/useWords.ts";

export interface ScreeningDialogProps {
  person: { readonly id: string; readonly name: string };
  /** Everything is answered, and something is open to roll on. */
  onClear(): void;
  onClose(): void;
}

export function ScreeningDialog({ person, onClear, onClose }: ScreeningDialogProps) {
  const words = useArea(SCREENING_WORDS);
  const answer = useAnswer(`screening ${person.id}`, (signal) => readScreening(person.id, signal));
  const done = (screening: Screening) => {
    onClose();
    if (!isAllClosed(screening)) onClear();
  };
  return (
    <Dialog title={words.title} choices onClose={onClose}>
      <p className="screening-who">{words.name(person.name)}</p>
      <Answered answer={answer}>
        {(screening) => <ScreeningFlow profileId={person.id} screening={screening} onDone={done} />}
      </Answered>
    </Dialog>
  );
}
