// A ride with a program of a test's own steps.
import { Program, type ProgramStep } from "#shared/schema/program.ts";
import { startRide, type Ride } from "#test/coach/ride.ts";

export const program = (...steps: ProgramStep[]): Program =>
  Program.parse({
    format: "inchworm-program",
    version: 1,
    id: "test",
    name: "Test",
    purpose: "For tests.",
    when: "any",
    steps,
  });

/** A program of these steps has just been started, off the roller. */
export function started(...steps: ProgramStep[]): Ride {
  const ride = startRide();
  ride.lift({ seconds: 0.5 });
  ride.program({ action: "start", program: program(...steps) });
  return ride;
}
export const viewOf = (ride: Ride) => {
  const view = ride.state.view.program;
  if (view === undefined) throw new Error("no program");
  return view;
};
