// The live page's top line: brand and pages, what is rolled, the roller and its link.
import type { RollerState, Selection } from "#shared/schema/live.ts";
import { Choice, SelectionLine } from "#web/coach/SelectionLine.tsx";
import { isPlayback } from "#web/live/playback.ts";
import type { LiveView, RollerView } from "#web/live/liveView.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { changePreferences } from "#web/settings/preferences.ts";
import { Brand } from "#web/shell/Brand.tsx";
import { LinkState } from "#web/shell/LinkState.tsx";
import { rollerName } from "#web/words/rollerName.ts";
import { useWords } from "#web/words/useWords.ts";

/** What is no live roller is labelled so. */
function Kind({ state }: { state: RollerState }) {
  const words = useWords();
  const played = isPlayback(state);
  if (!state.simulated && !played) return undefined;
  const text = state.simulated ? words.link.simulatedRecording : words.link.recording;
  return (
    <span className="simulated" data-testid={state.simulated ? "simulated-label" : "recording-label"}>
      {played ? text : words.link.simulated}
    </span>
  );
}

export interface LiveHeaderProps {
  view: LiveView;
  roller: RollerView | undefined;
  data: RollerData | undefined;
  onSelect(selection: Selection): void;
}

export function LiveHeader({ view, roller, data, onSelect }: LiveHeaderProps) {
  const words = useWords();
  return (
    <header className="header">
      <Brand />
      {roller && <SelectionLine selection={roller.state.selection} onSelect={onSelect} />}
      <div className="header-roller">
        {view.rollers.length > 1 && roller && (
          <Choice
            label={words.body.choice.roller}
            value={roller.id}
            options={view.rollers.map(({ id, state }) => ({ value: id, text: rollerName(words, state) }))}
            onChoose={(rollerId) => changePreferences({ rollerId })}
          />
        )}
        {roller && <Kind state={roller.state} />}
        <LinkState
          connection={view.connection}
          greeted={view.greeted}
          badMessages={view.badMessages}
          roller={roller}
          data={data}
        />
      </div>
    </header>
  );
}
