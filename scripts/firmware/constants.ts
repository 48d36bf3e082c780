// `var NAME = literal` of a joined bundle → `const` at its very top, when nothing ever assigns to it: esbuild
// replaces uses of a constant only where it cannot be used before it has its value.
import * as acorn from "acorn";
import { simple } from "acorn-walk";

export function constantsAgain(code: string): string {
  const program = acorn.parse(code, { ecmaVersion: "latest", sourceType: "script" });
  const assigned = new Set<string>();
  simple(program, {
    AssignmentExpression: ({ left }) => assigned.add(left.type === "Identifier" ? left.name : ""),
    UpdateExpression: ({ argument }) => assigned.add(argument.type === "Identifier" ? argument.name : ""),
  });
  let constants = "";
  let rest = "";
  let copied = 0;
  for (const statement of program.body) {
    if (statement.type !== "VariableDeclaration" || statement.kind !== "var") continue;
    if (!statement.declarations.every((declarator) => isConstant(declarator, assigned))) continue;
    constants += `const${code.slice(statement.start + "var".length, statement.end)}\n`;
    rest += code.slice(copied, statement.start);
    copied = statement.end;
  }
  return constants + rest + code.slice(copied);
}

function isConstant({ id, init }: acorn.VariableDeclarator, assigned: ReadonlySet<string>): boolean {
  if (id.type !== "Identifier" || assigned.has(id.name)) return false;
  return init?.type === "Literal" || (init?.type === "UnaryExpression" && init.argument.type === "Literal");
}
