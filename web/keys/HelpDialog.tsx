import { useKeyNames } from "#web/keys/chosenKeys.ts";
import { KEY_LIST } from "#web/keys/keyTable.ts";
import { Dialog } from "#web/shell/Dialog.tsx";
import { useWords } from "#web/words/useWords.ts";

/** The keys as they are now, from the same table the page acts by. */
export function HelpDialog({ onClose, onChange }: { onClose(): void; onChange(): void }) {
  const { keys: text } = useWords().actions;
  const nameOf = useKeyNames();
  const off = nameOf("stop") === undefined;
  return (
    <Dialog title={text.title} onClose={onClose}>
      <p>{off ? text.areOff : text.intro}</p>
      <dl className="key-list">
        {KEY_LIST.map(({ named, fixed = [], says }) => {
          const keys = keysOf(named.map(nameOf), fixed, off);
          return (
            keys.length > 0 && (
              <div key={says}>
                <dt>
                  {keys.map((key, index) => (
                    <span key={key}>
                      {index > 0 && (key === "9" ? " – " : " / ")}
                      <kbd>{key}</kbd>
                    </span>
                  ))}
                </dt>
                <dd>{text.does[says]}</dd>
              </div>
            )
          );
        })}
      </dl>
      <button type="button" className="text-button" onClick={onChange}>
        {text.change}
      </button>
    </Dialog>
  );
}

/** A letter stands before Esc, the digits before theirs. */
function keysOf(named: readonly (string | undefined)[], fixed: readonly string[], off: boolean): readonly string[] {
  if (off) return fixed.filter((key) => key === "Esc");
  const letters = named.filter((name) => name !== undefined);
  return fixed.includes("9") ? [...fixed, ...letters] : [...letters, ...fixed];
}
