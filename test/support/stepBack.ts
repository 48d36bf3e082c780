// A process of tests that only compute gives way to those that live by the clock, and so does what it starts. Not far: there
// may be other work on the machine, which it must not wait for.
import { getPriority, setPriority } from "node:os";

const A_STEP_BACK = 5;
if (getPriority() < A_STEP_BACK) setPriority(A_STEP_BACK);
