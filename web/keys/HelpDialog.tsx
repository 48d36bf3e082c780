import { KEY_LIST } from "#web/keys/keyTable.ts";
import { Dialog } from "#web/shell/Dialog.tsx";
import { useWords } from "#web/words/useWords.ts";

/** The keys, from the same table the page acts by. */
export function HelpDialog({ onClose }: { onClose(): void }) {
  const { keys: text } = useWords().actions;
  return (
    <Dialog title={text.title} onClose={onClose}>
      <p>{text.intro}</p>
      <dl className="key-list">
        {KEY_LIST.map(({ keys, says }) => (
          <div key={says}>
            <dt>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && (key === "9" ? " – " : " / ")}
                  <kbd>{key === "Space" ? text.space : key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{text[says]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
