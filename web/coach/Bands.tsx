// Pace and pressure, one under the other, "right" in one column.
import type { CueId } from "#shared/domain/cues.ts";
import { ASSUMED_BODY_WEIGHT_KG } from "#shared/schema/config.ts";
import type { RollerState } from "#shared/schema/live.ts";
import { Band } from "#web/coach/Band.tsx";
import { forceScale, paceScale } from "#web/coach/bandScale.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { isFresh } from "#web/live/staleness.ts";
import { words } from "#web/words/english.ts";
import { formatForce, formatSpeed, speedUnit } from "#web/words/numbers.ts";
import type { Units } from "#web/words/numbers.ts";

export interface BandsProps {
  roller: RollerState;
  data: RollerData;
  cueId: CueId | undefined;
  units: Units;
  holding: boolean;
  onSetWeight(): void;
}

export function Bands({ roller, data, cueId, units, holding, onSetWeight }: BandsProps) {
  const { bands } = roller;
  const { latest } = data;
  const pace = (mmS: number) => formatSpeed(mmS, units);
  return (
    <div className="bands">
      <Band
        kind="pace"
        testId="pace-band"
        name={words.pace.name}
        unit={speedUnit(units)}
        scale={paceScale(bands.paceMmS)}
        parts={[words.pace.below, words.pace.inside, words.pace.above]}
        edges={[pace(bands.paceMmS[0]), pace(bands.paceMmS[1])]}
        unknownWord={words.pace.unknown}
        asked={cueId === "slower" ? "less" : cueId === "faster" || cueId === "no-holds" ? "more" : undefined}
        format={pace}
        read={(into, nowMs) => {
          into.value = isFresh(latest, nowMs) ? Math.abs(latest.speedMmS) : Number.NaN;
          into.unjudged = holding || !latest.contact;
        }}
      />
      <Band
        kind="pressure"
        testId="force-band"
        name={words.pressure.name}
        unit="N"
        scale={forceScale(bands.forceN, bands.stopN)}
        parts={[words.pressure.below, words.pressure.inside, words.pressure.above]}
        edges={[formatForce(bands.forceN[0]), formatForce(bands.forceN[1])]}
        unknownWord={words.pressure.unknown}
        limit={words.pressure.limit(formatForce(bands.stopN))}
        asked={cueId === "lighter" || cueId === "stop-pressure" ? "less" : cueId === "heavier" ? "more" : undefined}
        format={formatForce}
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
  if (roller.calibration === "none") return <p className="band-note">{words.pressure.uncalibrated}</p>;
  const old = roller.calibration === "old";
  if (!old && !roller.bands.assumedWeight) return undefined;
  return (
    <p className="band-note">
      {old && `${words.pressure.oldCalibration} `}
      {roller.bands.assumedWeight && (
        <>
          {words.pressure.assumed(ASSUMED_BODY_WEIGHT_KG)}{" "}
          <button type="button" className="text-button" onClick={onSetWeight}>
            {words.pressure.setWeight}
          </button>
        </>
      )}
    </p>
  );
}
