// The middle of the page: the lane; the hold ring while you hold; the worm alone when there is nothing to show.
import { BreathNote } from "#web/coach/BreathNote.tsx";
import { HoldRing } from "#web/coach/HoldRing.tsx";
import { Lane } from "#web/coach/Lane.tsx";
import type { LaneSpotPlace } from "#web/coach/LaneSpots.tsx";
import { usePacer } from "#web/coach/usePacer.ts";
import type { Stage } from "#web/coach/stage.ts";
import type { RollerView } from "#web/live/liveView.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { GroundedWorm } from "#web/worm/GroundedWorm.tsx";

export interface CentreProps {
  stage: Stage;
  roller: RollerView | undefined;
  data: RollerData | undefined;
  mirror: boolean;
  spots: readonly LaneSpotPlace[];
}

export function Centre(props: CentreProps) {
  const { stage, roller, data } = props;
  if (!roller || !data || stage === "connecting" || stage === "noRoller" || stage === "waiting" || stage === "saved") {
    return (
      <div className="centre">
        <GroundedWorm pose={stage === "connecting" ? "crawling" : stage === "hubAway" ? "looking" : "asleep"} />
      </div>
    );
  }
  return <LiveCentre {...props} roller={roller} data={data} />;
}

function LiveCentre({ stage, roller, data, mirror, spots }: CentreProps & { roller: RollerView; data: RollerData }) {
  const isLost = stage === "lost" || stage === "ended" || stage === "hubAway";
  const pacer = usePacer({ data, paceMmS: roller.state.bands.paceTargetMmS, stopped: stage === "stopped" });
  return (
    <div className="centre">
      <Lane
        roller={roller.state}
        data={data}
        pacer={pacer}
        mirror={mirror}
        spots={spots}
        still={stage === "stopped" ? "asleep" : isLost ? "looking" : undefined}
      />
      {stage === "holding" && (
        <>
          <HoldRing data={data} bands={roller.state.bands} />
          <BreathNote breathsPerMin={roller.breathsPerMin} wanted={roller.program?.step.breathsPerMin} />
        </>
      )}
    </div>
  );
}
