// Every roller of this hub side by side: for who looks after several people at once.
import { useState } from "react";

import { ChangeDialog } from "#web/clinic/ChangeDialog.tsx";
import { RollerCard } from "#web/clinic/RollerCard.tsx";
import { useLive, useLiveView } from "#web/live/LiveContext.tsx";
import { Page } from "#web/shell/Page.tsx";
import { Empty, Loading, Offline } from "#web/shell/States.tsx";
import { useArea } from "#web/words/useWords.ts";
import { CLINIC } from "#web/words/areas/clinic.ts";

export function RollersPage() {
  const text = useArea(CLINIC);
  const { store } = useLive();
  const view = useLiveView();
  const [changing, setChanging] = useState<string>();
  const changed = view.rollers.find(({ id }) => id === changing);
  return (
    <Page title={text.title} wide>
      {view.rollers.length === 0 ? (
        <Nothing connection={view.connection} greeted={view.greeted} text={text.empty} />
      ) : (
        <ul className="rollers" data-count={view.rollers.length}>
          {view.rollers.map((roller) => (
            <RollerCard
              key={roller.id}
              view={view}
              roller={roller}
              data={store.data(roller.id)}
              onChange={() => setChanging(roller.id)}
            />
          ))}
        </ul>
      )}
      {changed && <ChangeDialog key={changed.id} roller={changed} onClose={() => setChanging(undefined)} />}
    </Page>
  );
}

interface NothingProps {
  connection: string;
  greeted: boolean;
  text: { readonly title: string; readonly text: string };
}

function Nothing({ connection, greeted, text }: NothingProps) {
  if (connection === "lost") return <Offline />;
  return greeted ? <Empty {...text} /> : <Loading />;
}

export { RollersPage as default };
