// Moving the keys, or switching them off: each field takes the next key pressed in it.
import { useState } from "react";

import { CheckRow } from "#web/forms/CheckRow.tsx";
import { nameOf } from "#web/keys/chosenKeys.ts";
import { isCharacter, KEY_NAMES, keysWith, refusalOf, USUAL_KEYS } from "#web/keys/keyChoice.ts";
import type { KeyName } from "#web/keys/keyChoice.ts";
import { changePreferences, usePreferences } from "#web/settings/preferences.ts";
import { useWords } from "#web/words/useWords.ts";

export function KeySettings() {
  const { keys: text } = useWords().actions;
  const { singleKeys, ownKeys } = usePreferences();
  const keys = keysWith(ownKeys);
  const [refused, setRefused] = useState("");
  const take = (name: KeyName, key: string) => {
    const refusal = refusalOf(keys, name, key);
    setRefused(refusal === undefined ? "" : text.refused[refusal](nameOf(key, text.space)));
    if (refusal !== undefined) return;
    const { [name]: _before, ...others } = ownKeys;
    const lower = key.toLowerCase();
    changePreferences({ ownKeys: lower === USUAL_KEYS[name] ? others : { ...others, [name]: lower } });
  };
  return (
    <details className="key-settings">
      <summary>{text.title}</summary>
      <CheckRow
        label={text.single}
        checked={singleKeys}
        onCheck={(checked) => changePreferences({ singleKeys: checked })}
      />
      <p className="field-help">{text.singleHelp}</p>
      {singleKeys && (
        <>
          <p className="field-help">{text.moveHelp}</p>
          <div className="key-fields">
            {KEY_NAMES.map((name) => (
              <label key={name}>
                <input
                  readOnly
                  value={nameOf(keys[name], text.space)}
                  onKeyDown={(event) => {
                    const { key, ctrlKey, metaKey, altKey } = event;
                    // Tab, Esc and the like keep their meaning.
                    if (!isCharacter(key) || ctrlKey || metaKey || altKey) return;
                    event.preventDefault();
                    take(name, key);
                  }}
                />
                {text.moves[name]}
              </label>
            ))}
          </div>
          <p className="field-error" role="alert">
            {refused}
          </p>
          <button
            type="button"
            className="button"
            disabled={Object.keys(ownKeys).length === 0}
            onClick={() => {
              setRefused("");
              changePreferences({ ownKeys: {} });
            }}
          >
            {text.usual}
          </button>
        </>
      )}
    </details>
  );
}
