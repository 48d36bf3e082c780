// A finding with its words: in English for a terminal, by ids and values for a page in any language.
import { inEnglish, told } from "#shared/domain/sentences/english.ts";
import type { Told } from "#shared/domain/sentences/tell.ts";
import type { Finding } from "#shared/schema/doctor.ts";

export interface FindingWords {
  readonly title: Told;
  readonly detail?: Told | undefined;
  readonly fix?: readonly Told[];
}

/** A command, or what the system said. */
export function asItIs(text: string): Told {
  return told("own", { text });
}

export function finding(check: string, level: Finding["level"], { title, detail, fix }: FindingWords): Finding {
  return {
    check,
    level,
    title: inEnglish([title]),
    ...(detail === undefined ? {} : { detail: inEnglish([detail]) }),
    ...(fix === undefined ? {} : { fix: fix.map((step) => inEnglish([step])) }),
    told: {
      title: [title],
      ...(detail === undefined ? {} : { detail: [detail] }),
      ...(fix === undefined ? {} : { fix: fix.map((step) => [step]) }),
    },
  };
}
