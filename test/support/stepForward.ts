// A process of tests that live by the clock goes before other work where it is allowed to, and so does what it starts: most of
// the time it waits, and what it waits for must not come late.
import { getPriority, setPriority } from "node:os";

const A_STEP_FORWARD = -5;
try {
  if (getPriority() > A_STEP_FORWARD) setPriority(A_STEP_FORWARD);
} catch (error) {
  // Only an administrator may; everybody else has the others' step back.
  if (!(error instanceof Error && "code" in error && error.code === "ERR_SYSTEM_ERROR")) throw error;
}
