// A guided measurement of a personal force band: press, hold, say how it feels; three or four times.
import { useState } from "react";
import { Link, useSearch } from "wouter";

import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import type { MuscleId, Side } from "#shared/domain/muscles.ts";
import { Ramp } from "#web/bands/Ramp.tsx";
import { RampResult } from "#web/bands/RampResult.tsx";
import { useRamp } from "#web/bands/useRamp.ts";
import { Choice } from "#web/coach/SelectionLine.tsx";
import { chooseRoller } from "#web/live/chooseRoller.ts";
import { useLive, useLiveView } from "#web/live/LiveContext.tsx";
import type { RollerView } from "#web/live/liveView.ts";
import { usePreferences } from "#web/settings/preferences.ts";
import { Banner } from "#web/shell/Banner.tsx";
import { Page } from "#web/shell/Page.tsx";
import { BANDS } from "#web/words/areas/bands.ts";
import { problemOr } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export function BandsPage() {
  const text = useArea(BANDS);
  const { rollerId } = usePreferences();
  const roller = chooseRoller(useLiveView(), rollerId);
  return (
    <Page title={text.title}>
      {roller ? <Measurement key={roller.id} roller={roller} /> : <p className="page-lead">{text.noRoller}</p>}
    </Page>
  );
}

function Measurement({ roller }: { roller: RollerView }) {
  const words = useWords();
  const text = useArea(BANDS);
  const { store } = useLive();
  const wanted = new URLSearchParams(useSearch());
  const { selection, calibration, simulated } = roller.state;
  const [muscle, setMuscle] = useState<MuscleId>(knownOf(MUSCLE_IDS, wanted.get("muscle")) ?? selection.muscle);
  const [side, setSide] = useState<Side>(knownOf(SIDES, wanted.get("side")) ?? selection.side);
  const ramp = useRamp(roller);
  const { message } = ramp;
  const runs = message?.phase === "load" || message?.phase === "answer";
  if (calibration === "none") {
    return (
      <>
        <p className="page-lead">{text.notCalibrated}</p>
        <div className="form-keys">
          <Link href="/setup/calibration" className="button button-strong">
            {text.calibrate}
          </Link>
        </div>
      </>
    );
  }
  return (
    <>
      {!message && <p className="page-lead">{text.lead}</p>}
      {simulated && <Banner kind="note" title={text.rehearsal} />}
      {message && runs && <Ramp message={message} ramp={ramp} data={store.data(roller.id)} roller={roller} />}
      {message && !runs && <RampResult message={message} roller={roller} />}
      {!runs && (
        <section className="page-section">
          <h2>{text.where}</h2>
          <div className="person-choice">
            <Choice
              label={words.body.choice.muscle}
              value={muscle}
              options={MUSCLE_IDS.map((id) => ({ value: id, text: words.body.muscles[id] }))}
              onChoose={(chosen) => setMuscle(chosen)}
            />
            <Choice
              label={words.body.choice.side}
              value={side}
              options={SIDES.map((id) => ({ value: id, text: words.body.sides[id] }))}
              onChoose={(chosen) => setSide(chosen)}
            />
          </div>
          <div className="form-keys">
            <button
              type="button"
              className="button button-strong"
              disabled={ramp.busy}
              onClick={() => ramp.tell({ action: "start", muscle, side })}
            >
              {message ? text.again : text.start}
            </button>
            {message?.phase === "done" && (
              <Link href="/" className="button">
                {text.live}
              </Link>
            )}
          </div>
        </section>
      )}
      {ramp.problem && (
        <p className="field-error" role="alert">
          {problemOr(words, ramp.problem, text.refused)}
        </p>
      )}
    </>
  );
}

function knownOf<T extends string>(known: readonly T[], given: string | null): T | undefined {
  return known.find((one) => one === given);
}
