// Refuses in the source what lowering would hide from the language gate: classes (static methods are not inherited,
// `extends Error` breaks), generators and async functions (lowered to helpers the board cannot afford).
import * as acorn from "acorn";
import { simple } from "acorn-walk";

import type { GateFinding } from "#scripts/firmware/gate.ts";

export function gateSource(code: string): GateFinding[] {
  const findings: GateFinding[] = [];
  const report = (at: number, message: string): void => {
    const { line, column } = acorn.getLineInfo(code, at);
    findings.push({ rule: "es5", line, column: column + 1, message, near: code.slice(at, at + 60) });
  };
  simple(acorn.parse(code, { ecmaVersion: "latest", sourceType: "module" }), {
    Class: (node) => report(node.start, "classes break on the board: use closures"),
    Function: (node) => {
      if (node.async) report(node.start, "async functions are too costly for the board");
      if (node.generator) report(node.start, "generators are too costly for the board");
    },
    ForOfStatement: (node) => {
      if (node.await) report(node.start, "for await is too costly for the board");
    },
  });
  return findings;
}
