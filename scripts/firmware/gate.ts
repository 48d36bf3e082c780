// The language gate: refuses code that the Espruino interpreter would not run, or would run differently.
// It reads the finished bundle, after every tool that could have put a trap into it.
import * as acorn from "acorn";
import { ancestor } from "acorn-walk";

import {
  ABSENT_GLOBALS,
  ABSENT_MEMBERS,
  ABSENT_METHODS,
  ABSENT_STATICS,
  HAVE_METHODS,
} from "#scripts/firmware/absentApis.ts";
import { findEarlyUses } from "#scripts/firmware/scopes.ts";

export interface GateFinding {
  readonly rule: "es5" | "early use" | "label" | "default" | "length" | "absent" | "return" | "eval" | "text";
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The code it is about: a minified bundle is one long line. */
  readonly near: string;
}

const NEAR_CHARS = 60;

type Report = (rule: GateFinding["rule"], at: number, message: string) => void;

/** What is wrong with `code` as a script for the board; empty: nothing. */
export function gate(code: string): GateFinding[] {
  const findings: GateFinding[] = [];
  const report: Report = (rule, at, message) => {
    const { line, column } = acorn.getLineInfo(code, at);
    findings.push({ rule, line, column: column + 1, message, near: code.slice(at, at + NEAR_CHARS) });
  };
  let program: acorn.Program;
  try {
    program = acorn.parse(code, { ecmaVersion: 5, sourceType: "script" });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = "pos" in error && typeof error.pos === "number" ? error.pos : 0;
    report("es5", at, `not ECMAScript 5: ${error.message}`);
    return findings;
  }
  for (const use of findEarlyUses(program)) {
    const message = use.why === "before" ? "is used before its declaration" : "is declared only in a branch";
    report("early use", use.at, `${use.name} ${message}; nothing is hoisted on the board`);
  }
  checkNodes(program, code, report);
  return findings.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function checkNodes(program: acorn.Program, code: string, report: Report): void {
  ancestor(program, {
    LabeledStatement: (node) => report("label", node.start, "labels are not understood"),
    SwitchStatement: (node) => {
      const index = node.cases.findIndex((branch) => !branch.test);
      if (index >= 0 && index !== node.cases.length - 1)
        report("default", node.cases[index]?.start ?? node.start, "default must be the last case");
    },
    ReturnStatement: (node) => {
      if (!node.argument && !/^\s*[;}]/.test(code.slice(node.start + "return".length)))
        report("return", node.start, "return without ; returns what stands on the next line");
    },
    AssignmentExpression: (node) => checkLength(node.left, report),
    UpdateExpression: (node) => checkLength(node.argument, report),
    MemberExpression: (node, _state, ancestors) => checkMember(node, ancestors.at(-2), report),
    Literal: (node) => {
      if (typeof node.value === "string" && Array.from(node.value).some((letter) => letter > "\u00ff"))
        report("text", node.start, "a character of a text has eight bits on the board");
    },
    Identifier: (node) => {
      if (node.name === "JSON") report("text", node.start, "a number as text has eleven digits: send bytes");
      if (ABSENT_GLOBALS.has(node.name)) report("absent", node.start, `${node.name} does not exist on the board`);
      if (node.name === "eval") report("eval", node.start, "eval runs what no gate has read");
    },
  });
}

function checkLength(target: acorn.Node, report: Report): void {
  if (memberName(target) === "length") report("length", target.start, "length cannot be assigned");
}

function checkMember(node: acorn.MemberExpression, parent: acorn.Node | undefined, report: Report): void {
  const name = memberName(node);
  if (name === undefined) return;
  const owner = node.object.type === "Identifier" ? node.object.name : "";
  const called = parent?.type === "CallExpression" && "callee" in parent && parent.callee === node;
  if (called && (name === "toFixed" || name === "toString"))
    report("text", node.start, "a number as text has eleven digits: send bytes");
  if (ABSENT_MEMBERS.has(name) || ABSENT_STATICS[owner]?.includes(name) === true)
    report("absent", node.start, `${owner === "" ? "" : `${owner}.`}${name} does not exist on the board`);
  else if (called && ABSENT_METHODS.has(name) && HAVE_METHODS[owner]?.includes(name) !== true)
    report("absent", node.start, `the method ${name} does not exist on the board`);
  else if (name === "slice")
    report("absent", node.start, "slice of a typed array gives a plain array; use subarray or substr");
}

/** The name of a member written `a.b` or `a["b"]`. */
function memberName(node: acorn.Node): string | undefined {
  if (!isMember(node)) return undefined;
  const { property, computed } = node;
  if (!computed) return property.type === "Identifier" ? property.name : undefined;
  return property.type === "Literal" && typeof property.value === "string" ? property.value : undefined;
}

function isMember(node: acorn.Node): node is acorn.MemberExpression {
  return node.type === "MemberExpression";
}
