// The middle of the page: the lane; the hold ring while you hold; the worm alone when there is nothing to show.
import { HoldRing } from "#web/coach/HoldRing.tsx";
import { Lane } from "#web/coach/Lane.tsx";
import { usePacer } from "#web/coach/usePacer.ts";
import type { Stage } from "#web/coach/stage.ts";
import type { RollerView } from "#web/live/liveView.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { Worm } from "#web/worm/Worm.tsx";
import type { WormPose } from "#web/worm/Worm.tsx";

const POSE: Partial<Record<Stage, WormPose>> = {
  connecting: "crawling",
  hubAway: "looking",
  lost: "looking",
  noRoller: "asleep",
  waiting: "asleep",
};

export interface CentreProps {
  stage: Stage;
  roller: RollerView | undefined;
  data: RollerData | undefined;
  mirror: boolean;
  spotsMm: readonly number[];
}

export function Centre(props: CentreProps) {
  const { stage, roller, data } = props;
  const pose = POSE[stage];
  if (pose || !roller || !data) {
    return (
      <div className="centre centre-away">
        <Worm pose={pose ?? "asleep"} ground />
      </div>
    );
  }
  return <LiveCentre {...props} roller={roller} data={data} />;
}

function LiveCentre({ stage, roller, data, mirror, spotsMm }: CentreProps & { roller: RollerView; data: RollerData }) {
  const pacer = usePacer({
    data,
    paceMmS: roller.state.bands.paceTargetMmS,
    resting: stage === "holding" || stage === "stopped",
  });
  return (
    <div className="centre">
      <Lane roller={roller.state} data={data} pacer={pacer} mirror={mirror} spotsMm={spotsMm} />
      {stage === "holding" && <HoldRing data={data} bands={roller.state.bands} />}
    </div>
  );
}
