// What goes into a bundle for somebody else: chosen piece by piece, and nobody named unless asked for.
import { useId, useState } from "react";

import { SHARE_FIELDS } from "#shared/schema/share.ts";
import type { ShareField } from "#shared/schema/share.ts";
import { shareUrl } from "#web/api/sessions.ts";
import { CheckRow } from "#web/forms/CheckRow.tsx";
import { TextField } from "#web/forms/TextField.tsx";
import { Dialog } from "#web/shell/Dialog.tsx";
import { SESSION } from "#web/words/areas/session.ts";
import { useArea, useLanguage } from "#web/words/useWords.ts";

const MAX_NAME = 80;

export function ShareDialog({ sessionId, onClose }: { sessionId: string; onClose(): void }) {
  const text = useArea(SESSION).share;
  const [fields, setFields] = useState<readonly ShareField[]>(["report"]);
  const language = useLanguage();
  const [name, setName] = useState("");
  const whyNotId = useId();
  return (
    <Dialog title={text.title} unsaved={name.trim() !== ""} choices onClose={onClose}>
      <p>{text.text}</p>
      <fieldset className="share-fields">
        <legend>{text.what}</legend>
        {SHARE_FIELDS.map((field) => (
          <CheckRow
            key={field}
            label={text.fields[field]}
            checked={fields.includes(field)}
            onCheck={(checked) =>
              setFields(SHARE_FIELDS.filter((one) => (one === field ? checked : fields.includes(one))))
            }
          />
        ))}
      </fieldset>
      <TextField label={text.name} help={text.nameHelp} value={name} maxLength={MAX_NAME} onChange={setName} />
      <p className="field-help">{text.never}</p>
      <div className="page-actions">
        {fields.length > 0 ? (
          <a
            className="button button-strong"
            href={shareUrl(sessionId, fields, name, language)}
            download
            onClick={onClose}
          >
            {text.make}
          </a>
        ) : (
          <button type="button" className="button button-strong" disabled aria-describedby={whyNotId}>
            {text.make}
          </button>
        )}
        <p id={whyNotId} className="field-help" role="status">
          {fields.length === 0 && text.nothing}
        </p>
      </div>
    </Dialog>
  );
}
