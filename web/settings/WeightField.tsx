// Body weight in the person's unit; what is typed is sent when it is left or confirmed.
import { ASSUMED_BODY_WEIGHT_KG, BODY_WEIGHT_RANGE_KG } from "#shared/schema/config.ts";
import { NumberField } from "#web/forms/NumberField.tsx";
import { useFormat } from "#web/units/useFormat.ts";
import { useWords } from "#web/words/useWords.ts";

export interface WeightFieldProps {
  /** Undefined: not said yet. */
  kg: number | undefined;
  onSave(kg: number): void;
  /** What is typed is no weight, so it is not sent. */
  onWrong(isWrong: boolean): void;
}

export function WeightField({ kg, onSave, onWrong }: WeightFieldProps) {
  const { settings: text } = useWords();
  const format = useFormat();
  const [low, high] = BODY_WEIGHT_RANGE_KG;
  const assumed = kg === undefined ? ` ${text.weightAssumed(format.mass(ASSUMED_BODY_WEIGHT_KG))}` : "";
  return (
    <NumberField
      label={text.weight}
      unit={format.massUnit}
      initial={kg === undefined ? "" : format.massField(kg)}
      help={text.weightHelp + assumed}
      read={(typed) => {
        const read = format.massKg(typed);
        return read >= low && read <= high ? read : Number.NaN;
      }}
      wrong={text.weightWrong(format.massField(low), format.mass(high))}
      onCommit={onSave}
      onWrong={onWrong}
    />
  );
}
