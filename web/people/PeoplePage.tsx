// Everyone on this hub: whose turn it is where, what is known of each, and today's pressure with its reasons.
import { useState } from "react";
import { Link } from "wouter";

import type { Profile, ProfileDetails } from "#shared/schema/profile.ts";
import type { Answer, Problem } from "#web/api/client.ts";
import { writeProfile } from "#web/api/client.ts";
import { chooseProfile, createProfile, listProfiles, removeProfile } from "#web/api/people.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { useLiveView } from "#web/live/LiveContext.tsx";
import { PersonRow } from "#web/people/PersonRow.tsx";
import { usePerson } from "#web/people/PersonContext.tsx";
import { ProfileForm } from "#web/people/ProfileForm.tsx";
import { Answered } from "#web/shell/Answered.tsx";
import { Dialog } from "#web/shell/Dialog.tsx";
import { Page } from "#web/shell/Page.tsx";
import { PEOPLE } from "#web/words/areas/people.ts";
import { problemOr } from "#web/words/hubTexts.ts";
import { rollerName } from "#web/words/rollerName.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

type Open = { readonly what: "add" } | { readonly what: "edit" | "remove"; readonly profile: Profile };

export function PeoplePage() {
  const words = useWords();
  const text = useArea(PEOPLE);
  const { rollers } = useLiveView();
  const turn = usePerson();
  const answer = useAnswer("people", (signal) => listProfiles(signal));
  const [open, setOpen] = useState<Open>();
  /** Of the form that is open: gives up what was not sent. */
  const [forget, setForget] = useState<() => void>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  /** False: the hub did not take it, and says why. */
  async function act(work: Promise<Answer<unknown>>): Promise<boolean> {
    setBusy(true);
    const done = await work;
    setBusy(false);
    setProblem(done.ok ? undefined : done.problem);
    if (!done.ok) return false;
    setOpen(undefined);
    answer.retry();
    turn.refresh();
    return true;
  }
  const failed = problem && (
    <p className="field-error" role="alert">
      {problemOr(words, problem, text.failed)}
    </p>
  );
  const close = () => {
    forget?.();
    setOpen(undefined);
    setProblem(undefined);
  };
  const cancel = (
    <button type="button" className="text-button" onClick={close}>
      {text.cancel}
    </button>
  );
  const send = (details: ProfileDetails) =>
    act(open?.what === "edit" ? writeProfile(open.profile.id, details) : createProfile(details));
  return (
    <Page title={text.title}>
      <p className="page-lead">{text.lead}</p>
      <Answered answer={answer}>
        {(profiles) => (
          <>
            <section className="page-section">
              <h2>{text.turn.title}</h2>
              {rollers.length === 0 && <p>{text.turn.none}</p>}
              {rollers.map(({ id, state, session }) => {
                const runs = session?.state === "running" || state.sessionId !== undefined;
                return (
                  <label key={id} className="turn-row">
                    <span>{text.turn.on(rollerName(words, state))}</span>
                    <select
                      value={state.person?.id ?? ""}
                      disabled={busy || runs}
                      onChange={(event) => void act(chooseProfile(id, event.target.value))}
                    >
                      {profiles.map((profile) => (
                        <option key={profile.id} value={profile.id}>
                          {profile.name}
                        </option>
                      ))}
                    </select>
                    {runs && <span className="field-help">{text.turn.running}</span>}
                  </label>
                );
              })}
              {open === undefined && failed}
            </section>
            <ul className="people-list">
              {profiles.map((profile) => (
                <PersonRow
                  key={profile.id}
                  profile={profile}
                  rollers={rollers.filter(({ state }) => state.person?.id === profile.id)}
                  onEdit={() => setOpen({ what: "edit", profile })}
                  onRemove={() => setOpen({ what: "remove", profile })}
                />
              ))}
            </ul>
            <div className="page-actions">
              <button type="button" className="button" onClick={() => setOpen({ what: "add" })}>
                {text.add}
              </button>
              <Link href="/setup" className="text-button">
                {text.setUp}
              </Link>
            </div>
          </>
        )}
      </Answered>
      {open && open.what !== "remove" && (
        <Dialog
          title={open.what === "add" ? text.add : text.editNamed(open.profile.name)}
          unsaved={forget !== undefined}
          choices
          onClose={close}
        >
          {failed}
          <ProfileForm
            profile={open.what === "edit" ? open.profile : undefined}
            busy={busy}
            send={text.save}
            onSend={send}
            onUnsaved={(give) => setForget(() => give)}
          >
            {cancel}
          </ProfileForm>
        </Dialog>
      )}
      {open?.what === "remove" && (
        <Dialog title={text.confirm.title(open.profile.name)} choices onClose={close}>
          <p>{text.confirm.text}</p>
          {failed}
          <div className="form-keys">
            <button
              type="button"
              className="button button-danger"
              disabled={busy}
              onClick={() => void act(removeProfile(open.profile.id))}
            >
              {text.confirm.yes}
            </button>
            {cancel}
          </div>
        </Dialog>
      )}
    </Page>
  );
}
