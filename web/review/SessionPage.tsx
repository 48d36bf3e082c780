// One session as a story: how it went, where and how hard, what the coach said, what you felt, what comes next, the traces.
import { Link, useParams } from "wouter";

import { isRehearsal } from "#shared/domain/rehearsal.ts";
import type { SessionReview } from "#shared/schema/review.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import { readReview, readSession } from "#web/api/sessions.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { AreaBands } from "#web/review/AreaBands.tsx";
import { DetailsForm } from "#web/review/DetailsForm.tsx";
import { CueList, Holds } from "#web/review/Happenings.tsx";
import { NextTime } from "#web/review/NextTimeSection.tsx";
import { PressureMaps } from "#web/review/PressureMapView.tsx";
import { Quality } from "#web/review/Quality.tsx";
import { SessionTraces } from "#web/review/SessionTraces.tsx";
import { ToldList } from "#web/review/ToldList.tsx";
import { SpotList } from "#web/review/SpotList.tsx";
import { storyOf } from "#web/review/story.ts";
import { TakeAway } from "#web/review/TakeAway.tsx";
import { Answered } from "#web/shell/Answered.tsx";
import { Page } from "#web/shell/Page.tsx";
import { Empty } from "#web/shell/States.tsx";
import { useDates } from "#web/units/dates.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { SESSION } from "#web/words/areas/session.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export function SessionPage() {
  const { id = "" } = useParams();
  const text = useArea(SESSION);
  const list = useArea(REVIEW);
  const format = useFormat();
  const summary = useAnswer(`session ${id}`, (signal) => readSession(id, signal));
  const review = useAnswer(`review ${id}`, (signal) => readReview(id, signal));
  const session = summary.asked.state === "here" ? summary.asked.value : undefined;
  const title = session === undefined ? list.title : text.title(format.day(session.startedMs));
  const failed = { title: text.failed, text: text.failedText };
  if (summary.asked.state === "failed" && summary.asked.problem.code === "NO_SESSION")
    return (
      <Page title={list.title} wide>
        <Empty title={text.gone} text={text.goneText}>
          <Link href="/sessions" className="button button-strong">
            {text.back}
          </Link>
        </Empty>
      </Page>
    );
  return (
    <Page title={title} wide>
      <p className="page-back no-print">
        <Link href="/sessions">{text.back}</Link>
      </p>
      <Answered answer={summary} loading={text.loading} failed={failed}>
        {(known) => (
          <>
            <When session={known} />
            <Answered answer={review} loading={text.loading} failed={failed}>
              {(all) => <StoryOf session={known} review={all} onSaved={summary.put} />}
            </Answered>
          </>
        )}
      </Answered>
    </Page>
  );
}

function When({ session }: { session: SessionSummary }) {
  const text = useArea(SESSION);
  const list = useArea(REVIEW);
  const format = useFormat();
  const { startedMs, stoppedMs, phase } = session;
  const time =
    stoppedMs === undefined ? format.time(startedMs) : text.lasted(format.time(startedMs), format.time(stoppedMs));
  return (
    <p className="session-when">
      {time}
      {phase !== undefined && ` · ${list.phases[phase]}`}
      {isRehearsal(session) && <span className="simulated">{list.rehearsal}</span>}
    </p>
  );
}

interface StoryOfProps {
  session: SessionSummary;
  review: SessionReview;
  onSaved(session: SessionSummary): void;
}

function StoryOf({ session, review, onSaved }: StoryOfProps) {
  const text = useArea(SESSION);
  const { body } = useWords();
  const format = useFormat();
  const dates = useDates();
  const story = storyOf({ session, review, text: text.story, body, format, dates });
  return (
    <>
      <p className="story-lead">{story.lead}</p>
      {story.more.length > 0 && <p className="story-then">{story.more.join(" ")}</p>}
      {story.honest.length > 0 && (
        <ul className="story-honest">
          {story.honest.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {session.contactMs > 0 && (
        <>
          <PressureMaps review={review} />
          <AreaBands session={session} review={review} />
          <div className="two-columns">
            <Holds review={review} />
            <SpotList session={session} review={review} onSaved={onSaved} />
          </div>
          <CueList review={review} />
        </>
      )}
      <ToldList review={review} />
      <DetailsForm session={session} onSaved={onSaved} />
      <NextTime session={session} review={review} />
      <SessionTraces sessionId={session.id} review={review} />
      <Quality session={session} review={review} />
      <TakeAway session={session} />
    </>
  );
}

export { SessionPage as default };
