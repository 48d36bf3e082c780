// Whether this run is npm test as such, which leaves the long proofs to commands of their own.
import { WHOLE_FORM } from "#test/support/often.ts";

/** Who names a file or folder gets all that is in it. */
const isAskedFor = process.argv.some((argument) => argument.startsWith("test/"));

export const LEAVES_PROOFS_OUT = !WHOLE_FORM && !isAskedFor;
