// axe in a page: what it finds against WCAG 2.2 AA and good practice.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import type { Page } from "playwright";
import * as z from "zod/mini";

/** For `addInitScript`. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Into a page that is open already. A script element would be refused by the page's own policy. */
export async function withAxe(page: Page): Promise<void> {
  await page.evaluate(`${AXE}; undefined`);
}

const Violations = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.optional(z.string()) })) }),
);

/** Every rule that is not an experiment; the size of targets (WCAG 2.2, 2.5.8) is off unless it is asked for. */
const OPTIONS = { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } };

/** What axe finds wrong, a line each. */
export async function axeViolations(page: Page): Promise<string[]> {
  const found = await page.evaluate<unknown>(
    `axe.run(document, ${JSON.stringify(OPTIONS)}).then(({ violations }) =>
      violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => ({ html, failureSummary })),
      })))`,
  );
  return Violations.parse(found).flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary = "" }) => `${id}: ${html.slice(0, 160)} ${failureSummary.replaceAll("\n", " ")}`,
    ),
  );
}
