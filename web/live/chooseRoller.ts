// Which roller the page is about: the one picked, else a real one before a simulated one.
import type { LiveView, RollerView } from "#web/live/liveView.ts";

export function chooseRoller(view: LiveView, pickedId: string | undefined): RollerView | undefined {
  return (
    view.rollers.find((roller) => roller.id === pickedId) ??
    view.rollers.find((roller) => !roller.state.simulated) ??
    view.rollers[0]
  );
}
