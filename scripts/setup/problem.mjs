// What stops the set-up, in words for the person in front of it: what happened, what to do, and the tool's own last words.

export class SetupProblem extends Error {
  /**
   * @param {string} message what happened, one sentence
   * @param {string} whatToDo
   * @param {readonly string[]} [details] lines of the tool that failed
   */
  constructor(message, whatToDo, details = []) {
    super(message);
    this.name = "SetupProblem";
    this.whatToDo = whatToDo;
    this.details = details;
  }
}

/**
 * @param {SetupProblem} problem
 * @returns {string} lines for stderr
 */
export function describeProblem(problem) {
  return [problem.message, `  ${problem.whatToDo}`, ...problem.details.map((line) => `  | ${line}`), ""].join("\n");
}
