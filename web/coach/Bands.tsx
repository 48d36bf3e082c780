// Pace and pressure, one under the other, "right" in one column.
import type { CueId } from "#shared/domain/cues.ts";
import { ASSUMED_BODY_WEIGHT_KG } from "#shared/schema/config.ts";
import type { RollerState } from "#shared/schema/live.ts";
import { Band } from "#web/coach/Band.tsx";
import { forceScale, paceScale } from "#web/coach/bandScale.ts";
import { useForceBand } from "#web/coach/useForceBand.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { isFresh } from "#web/live/staleness.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { useWords } from "#web/words/useWords.ts";

export interface BandsProps {
  roller: RollerState;
  data: RollerData;
  cueId: CueId | undefined;
  holding: boolean;
  onSetWeight(): void;
}

export function Bands({ roller, data, cueId, holding, onSetWeight }: BandsProps) {
  const words = useWords();
  const format = useFormat();
  const { bands } = roller;
  const { latest } = data;
  const forceN = useForceBand(data, bands);
  return (
    <div className="bands">
      <Band
        kind="pace"
        testId="pace-band"
        name={words.live.pace.name}
        unit={format.speedUnit}
        scale={paceScale(bands.paceMmS)}
        parts={[words.live.pace.below, words.live.pace.inside, words.live.pace.above]}
        edges={[format.speed(bands.paceMmS[0]), format.speed(bands.paceMmS[1])]}
        unknownWord={words.live.pace.unknown}
        asked={cueId === "slower" ? "less" : cueId === "faster" || cueId === "no-holds" ? "more" : undefined}
        format={format.speed}
        read={(into, nowMs) => {
          into.value = isFresh(latest, nowMs) ? Math.abs(latest.speedMmS) : Number.NaN;
          into.unjudged = holding || !latest.contact;
        }}
      />
      <Band
        kind="pressure"
        testId="force-band"
        name={words.live.pressure.name}
        unit={format.forceUnit}
        scale={forceScale(forceN, bands.stopN)}
        parts={[words.live.pressure.below, words.live.pressure.inside, words.live.pressure.above]}
        edges={[format.force(forceN[0]), format.force(forceN[1])]}
        unknownWord={words.live.pressure.unknown}
        limit={words.live.pressure.limit(format.force(bands.stopN))}
        asked={cueId === "lighter" || cueId === "stop-pressure" ? "less" : cueId === "heavier" ? "more" : undefined}
        format={format.force}
        read={(into, nowMs) => {
          into.value = isFresh(latest, nowMs) ? latest.forceN : Number.NaN;
          into.sd = Number.isNaN(latest.forceSdN) ? 0 : latest.forceSdN;
          into.unjudged = !latest.contact;
        }}
      >
        <PressureNote roller={roller} onSetWeight={onSetWeight} />
      </Band>
    </div>
  );
}

/** What the pressure band rests on, where it is not on firm ground. */
function PressureNote({ roller, onSetWeight }: { roller: RollerState; onSetWeight(): void }) {
  const words = useWords();
  const { mass } = useFormat();
  if (roller.calibration === "none") return <p className="band-note">{words.live.pressure.uncalibrated}</p>;
  const old = roller.calibration === "old";
  if (!old && !roller.bands.assumedWeight) return undefined;
  return (
    <p className="band-note">
      {old && `${words.live.pressure.oldCalibration} `}
      {roller.bands.assumedWeight && (
        <>
          {words.live.pressure.assumed(mass(ASSUMED_BODY_WEIGHT_KG))}{" "}
          <button type="button" className="text-button" onClick={onSetWeight}>
            {words.live.pressure.setWeight}
          </button>
        </>
      )}
    </p>
  );
}
