// Rollers as they come, each with its state in words, and the way to begin; what to do where none comes.
import { useState } from "react";
import { Link } from "wouter";

import { ChoiceCards } from "#web/forms/ChoiceCards.tsx";
import { chooseRoller } from "#web/live/chooseRoller.ts";
import { useLiveView } from "#web/live/LiveContext.tsx";
import type { RollerView } from "#web/live/liveView.ts";
import { usePreferences } from "#web/settings/preferences.ts";
import { DoctorFindings } from "#web/setup/DoctorFindings.tsx";
import { SETUP } from "#web/words/areas/setup.ts";
import type { SetupWords } from "#web/words/areas/setup.ts";
import { useArea } from "#web/words/useWords.ts";
import { Worm } from "#web/worm/Worm.tsx";

export interface RollerStepProps {
  profileId: string;
  busy: boolean;
  /** hasOther: it is somebody else's turn on it so far. */
  onBegin(rollerId: string, hasOther: boolean): void;
}

export function RollerStep({ profileId, busy, onBegin }: RollerStepProps) {
  const text = useArea(SETUP);
  const view = useLiveView();
  const { rollerId } = usePreferences();
  const [picked, setPicked] = useState<string>();
  const roller = chooseRoller(view, picked ?? rollerId);
  const { begin, rehearse, calibrate, bands, choose, without, looking } = text.roller;
  const missing = view.rollers.every(({ link, state }) => state.simulated || link?.state !== "streaming");
  return (
    <>
      {view.rollers.length === 0 ? (
        <div className="roller-none" role="status">
          <Worm pose="looking" />
          <p>{looking}</p>
        </div>
      ) : (
        <ChoiceCards
          label={choose}
          value={roller?.id}
          choices={view.rollers.map((one) => ({
            value: one.id,
            title: one.state.name,
            text: describe(text, one),
          }))}
          onChoose={setPicked}
        />
      )}
      <div className="form-keys">
        {roller ? (
          <button
            type="button"
            className="button button-strong"
            disabled={busy}
            onClick={() => onBegin(roller.id, roller.state.person?.id !== profileId)}
          >
            {roller.state.simulated ? rehearse : begin}
          </button>
        ) : (
          <Link href="/" className="button">
            {without}
          </Link>
        )}
        {roller && (
          <>
            <Link href="/setup/calibration" className="text-button">
              {calibrate}
            </Link>
            <Link href="/setup/bands" className="text-button">
              {bands}
            </Link>
          </>
        )}
      </div>
      {missing && <DoctorFindings />}
    </>
  );
}

function describe({ roller }: SetupWords, { state, link }: RollerView): string {
  const parts: string[] = [roller.states[link?.state ?? "searching"]];
  if (state.simulated) parts.push(roller.simulated);
  if (state.calibration === "none") parts.push(roller.notCalibrated);
  if (state.calibration === "old") parts.push(roller.old);
  return parts.join(" ");
}
