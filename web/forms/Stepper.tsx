// Where one is in a row of steps.
import { useWords } from "#web/words/useWords.ts";

export interface StepperProps {
  /** Names of the steps, in order. */
  steps: readonly string[];
  /** From 0. */
  at: number;
}

export function Stepper({ steps, at }: StepperProps) {
  const { shell } = useWords();
  return (
    <ol className="stepper" aria-label={shell.stepper(at + 1, steps.length)}>
      {steps.map((step, index) => (
        <li key={step} aria-current={index === at ? "step" : undefined} data-done={index < at}>
          {step}
        </li>
      ))}
    </ol>
  );
}
