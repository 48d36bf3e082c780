// Who there is, and whose past is shown: the one in the address, else whose turn it is on the roller, else the first.
import type { Profile } from "#shared/schema/profile.ts";
import { listPeople } from "#web/api/past.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import type { AskedAnswer } from "#web/api/useAnswer.ts";
import { usePerson } from "#web/people/PersonContext.tsx";

export interface People {
  readonly answer: AskedAnswer<Profile[]>;
  readonly list: readonly Profile[];
  /** Undefined: nobody is known, or not yet. */
  readonly shown: Profile | undefined;
}

export function usePeople(wantedId: string | undefined): People {
  const answer = useAnswer("people", listPeople);
  const { profile } = usePerson();
  const list = answer.asked.state === "here" ? answer.asked.value : [];
  const find = (id: string | undefined) => list.find((person) => person.id === id);
  return { answer, list, shown: find(wantedId) ?? find(profile?.id) ?? list[0] };
}
