// Calibrating at home, step by step, while the roller answers.
import { Link } from "wouter";

import { followsGuide } from "#shared/domain/rehearsal.ts";
import { CalibrationDone } from "#web/calibration/CalibrationDone.tsx";
import { CalibrationStep } from "#web/calibration/CalibrationStep.tsx";
import { useGuide } from "#web/calibration/useGuide.ts";
import { chooseRoller } from "#web/live/chooseRoller.ts";
import { useLiveView } from "#web/live/LiveContext.tsx";
import type { RollerView } from "#web/live/liveView.ts";
import { usePreferences } from "#web/settings/preferences.ts";
import { Banner } from "#web/shell/Banner.tsx";
import { Page } from "#web/shell/Page.tsx";
import { useFormat } from "#web/units/useFormat.ts";
import { CALIBRATION } from "#web/words/areas/calibration.ts";
import type { CalibrationWords } from "#web/words/areas/calibration.ts";
import type { Format } from "#web/units/format.ts";
import { problemOr } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export function CalibrationPage() {
  const { shell } = useWords();
  const text = useArea(CALIBRATION);
  const { rollerId } = usePreferences();
  const roller = chooseRoller(useLiveView(), rollerId);
  return (
    <Page title={text.title}>
      {roller ? (
        <Wizard key={roller.id} roller={roller} />
      ) : (
        <>
          <p className="page-lead">{text.noRoller}</p>
          <Link href="/setup" className="button">
            {shell.toLive}
          </Link>
        </>
      )}
    </Page>
  );
}

function Wizard({ roller }: { roller: RollerView }) {
  const words = useWords();
  const text = useArea(CALIBRATION);
  const format = useFormat();
  const guide = useGuide(roller);
  const { message } = guide;
  const isFollowed = message === undefined ? followsGuide(roller.state.uri) : message.rehearsal !== undefined;
  const over = message?.phase === "done" || message?.phase === "cancelled";
  return (
    <>
      {message === undefined && (
        <>
          <p className="page-lead">{text.lead}</p>
          <p>{stateWords(text, roller, format)}</p>
        </>
      )}
      {roller.state.simulated && (message === undefined || !over) && (
        <Banner kind="note" title={isFollowed ? text.rehearsed : text.rehearsal} />
      )}
      {message === undefined && (
        <section className="page-section">
          <h2>{text.needs.title}</h2>
          <ul className="plain-list">
            {text.needs.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
      )}
      {message && !over && <CalibrationStep message={message} guide={guide} />}
      {message && over && <CalibrationDone message={message} />}
      {guide.problem && (
        <p className="field-error" role="alert">
          {problemOr(words, guide.problem, text.failed)}
        </p>
      )}
      {(message === undefined || over) && (
        <div className="form-keys">
          {message?.phase === "done" && message.result?.saved && (
            <Link href="/" className="button button-strong">
              {text.done.live}
            </Link>
          )}
          <button
            type="button"
            className={message?.result?.saved ? "button" : "button button-strong"}
            disabled={guide.busy}
            onClick={() => void guide.tell({ action: "start" })}
          >
            {message ? text.again : text.start}
          </button>
        </div>
      )}
    </>
  );
}

function stateWords({ now }: CalibrationWords, { state }: RollerView, format: Format): string {
  if (state.calibration === "none") return now.none;
  if (state.calibrationMs === undefined) return state.simulated ? now.simulated : "";
  const day = format.day(state.calibrationMs);
  return state.calibration === "old" ? now.old(day) : now.ok(day);
}
