/**
 * @param {unknown} error
 * @returns {unknown} the system's code, e.g. "EEXIST"
 */
export function codeOf(error) {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
