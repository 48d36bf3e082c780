import { KEY_LIST } from "#web/keys/keyTable.ts";
import { Dialog } from "#web/shell/Dialog.tsx";
import { words } from "#web/words/english.ts";

/** The keys, from the same table the page acts by. */
export function HelpDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog title={words.keys.title} onClose={onClose}>
      <p>{words.keys.intro}</p>
      <dl className="key-list">
        {KEY_LIST.map(({ keys, says }) => (
          <div key={says}>
            <dt>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && (key === "9" ? " – " : " / ")}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
