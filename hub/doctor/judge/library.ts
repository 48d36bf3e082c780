import type { LibraryFacts } from "#hub/doctor/facts.ts";
import type { Finding } from "#shared/schema/doctor.ts";

export function judgeLibrary(check: string, name: string, what: string, facts: LibraryFacts): Finding {
  if (facts.loads) return { check, level: "ok", title: `The ${what} library (${name}) loads` };
  return {
    check,
    level: "warning",
    title: `The ${what} library (${name}) does not load`,
    detail: facts.why,
    fix: [
      "Delete the folder node_modules and run the command again: it installs anew.",
      "On a processor or system without a ready-made build this part stays off; everything else works.",
    ],
  };
}
