// The language gate against every trap the interpreter is known to hold.
import { describe, expect, it } from "vitest";

import { gate } from "#scripts/firmware/gate.ts";
import { gateSource } from "#scripts/firmware/sourceGate.ts";

interface Trap {
  readonly trap: string;
  readonly code: string;
  readonly rule: string;
}

const NOT_ES5 = [
  "var {a}=b;",
  "var [a]=b;",
  "f(...a);",
  "function f(...a){}",
  "function f(a=1){}",
  "a?.b;",
  "a**2;",
  "a??=1;",
  "({[a]:1});",
  "function*f(){}",
  "async function f(){}",
  "let a=1;",
  "const a=1;",
  "for(let i=0;;){}",
  "class A{}",
  "class A extends Error{}",
  "class A{#x}",
  "import a from 'a';",
  "export var a=1;",
  "(a)=>a;",
  "`a`;",
  "1n;",
  "for(var a of b){}",
  "({a(){}});",
  "a??b;",
  "new.target;",
  "a:for(const b of c)continue a;",
  "class A{static f(){}}class B extends A{}",
  "var a=1_000;",
  "a||=1;",
  "a&&=1;",
  "try{}catch{}",
];

const TRAPS: readonly Trap[] = [
  { trap: "function used before its definition", code: "f();function f(){}", rule: "early use" },
  { trap: "var used before its definition", code: "g(v);var v=1;function g(){}", rule: "early use" },
  { trap: "function used early inside a function", code: "function f(){g();function g(){}}", rule: "early use" },
  { trap: "var used early inside a function", code: "function f(){var a=b;var b=1;return a}", rule: "early use" },
  { trap: "var assigned before its definition", code: "function f(){b=2;var b;return b}", rule: "early use" },
  {
    trap: "a later function of the same scope called from an inner one",
    code: "function f(){return g()}function g(){}",
    rule: "early use",
  },
  { trap: "var of a closure defined later", code: "var f=function(){return late};var late=1;", rule: "early use" },
  { trap: "var defined only in a branch", code: "function f(c){if(c){var a=1}return a}", rule: "early use" },
  { trap: "var defined only in a loop", code: "function f(c){while(c){var a=1}return a}", rule: "early use" },
  {
    trap: "function defined only in a branch",
    code: "function f(c){if(c){function g(){}}return g()}",
    rule: "early use",
  },
  {
    trap: "var defined only in a case",
    code: "function f(c){switch(c){case 1:var a=1;break;case 2:return a}}",
    rule: "early use",
  },
  { trap: "label", code: "a:for(;;){break a}", rule: "label" },
  { trap: "case after default", code: "switch(x){default:y();break;case 1:z()}", rule: "default" },
  { trap: "length assigned", code: "var a=[1];a.length=0;", rule: "length" },
  { trap: "length counted down", code: "var a=[1];a.length--;", rule: "length" },
  { trap: "length assigned by text", code: "var a=[1];a['length']=0;", rule: "length" },
  { trap: "return that goes on in the next line", code: "function f(){return\n42}", rule: "return" },
  { trap: "typed slice", code: "var a=new Uint8Array(4).slice(1);", rule: "absent" },
  { trap: "slice by text", code: "var a=new Uint8Array(4);a['slice'](1);", rule: "absent" },
  ...["Uint8Array.BYTES_PER_ELEMENT", "Math.trunc(1)", "Math.hypot(3,4)", "Math.log2(8)", "Math.imul(2,3)"].map(absent),
  ...["Number.isInteger(1)", "Array.from(x)", "Object.freeze({})", "new Map()", "new Set()", "Symbol()"].map(absent),
  ...["new WeakMap()", "BigInt(1)", "new TextEncoder()", "Math['trunc'](1)", "[1].at(0)", "[1].flat()"].map(absent),
  ...["Object.assign(Symbol.iterator)", "Number.MAX_SAFE_INTEGER", "'a'.codePointAt(0)", "[1].entries()"].map(absent),
  { trap: "eval", code: "eval('1')", rule: "eval" },
  { trap: "a text of more than 8-bit characters", code: "var a='\u20ac';", rule: "text" },
  { trap: "a number as text, by JSON", code: "f(JSON.stringify(a));", rule: "text" },
  { trap: "a number as text, by its digits", code: "f(a.toFixed(3));", rule: "text" },
  ...NOT_ES5.map((code) => ({ trap: code, code, rule: "es5" })),
];

function absent(code: string): Trap {
  return { trap: code, code: `var x=[];${code};`, rule: "absent" };
}

it.each(TRAPS)("refuses: $trap", ({ code, rule }) => {
  expect(gate(code).map((finding) => finding.rule)).toContain(rule);
});

describe("accepts", () => {
  it.each([
    "function f(){}f();",
    "var v=1;function f(){return v}f();",
    "function f(n){return n?f(n-1):0}f(3);",
    "var f=function g(n){return n?g(n-1):0};",
    "function f(a){a=a||1;var b=a;return b+arguments.length}",
    "function f(c){if(c){var a=1;return a}return 0}",
    "function f(c){var a;if(c){a=1}return a}",
    "for(var i=0;i<3;i++){var k=i;g(k)}function g(){}".replace(/^(.*)(function g\(\)\{\})$/, "$2$1"),
    "switch(x){case 1:y();break;default:z()}",
    "function f(){return;}function g(){return 42}function h(){return}",
    "function f(){return 1+\n2}",
    "try{f()}catch(e){g(e)}",
    "var a=new Uint8Array(4).subarray(1);var n=a.length;",
    "Object.keys({}).forEach(function(k){f(k)});",
    "var o={values:[1],at:2,keys:3};o.values[0]=o.at+o.keys;",
    "Math.round(1);Math.floor(1);Math.sqrt(2);Math.max(1,2);",
    "var self={};self.run=function(){return self};",
    "outside();Puck.accelOn(104);",
  ])("%s", (code) => {
    expect(gate(code)).toEqual([]);
  });
});

it("says where and what", () => {
  expect(gate("var a=1;\n  g();\nfunction g(){}")).toEqual([
    {
      rule: "early use",
      line: 2,
      column: 3,
      message: "g is used before its declaration; nothing is hoisted on the board",
      near: "g();\nfunction g(){}",
    },
  ]);
});

describe("the source", () => {
  it.each([
    "class A {}",
    "const a = class extends Error {};",
    "async function f() {}",
    "const f = async () => 1;",
    "function* f() {}",
  ])("may not hold: %s", (code) => {
    expect(gateSource(code)).toHaveLength(1);
  });

  it("may be of this decade otherwise", () => {
    expect(gateSource("const f = (a) => { for (const b of a) g(`${b}`); };")).toEqual([]);
  });
});
