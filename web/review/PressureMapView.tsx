// Pressure over place as a field of colour: the limb from knee to hip, as on the lane, and above it how hard.
import { muscleById } from "#shared/domain/muscles.ts";
import type { Muscle } from "#shared/domain/muscles.ts";
import type { Bands } from "#shared/schema/live.ts";
import type { PressureMap, SessionReview } from "#shared/schema/review.ts";
import { bandsOfArea } from "#web/review/judgedBy.ts";
import { mapShape } from "#web/review/mapShape.ts";
import type { MapShape } from "#web/review/mapShape.ts";
import { usePreferences } from "#web/settings/preferences.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { SESSION } from "#web/words/areas/session.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export interface PressureMapViewProps {
  map: PressureMap;
  /** Of this area, where they are known. */
  bands: Bands | undefined;
  spots: SessionReview["spots"];
}

const TOP = 0.96;
/** Of the plot's height: no room for a word between its lines. */
const THIN_BAND = 0.16;

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

export function PressureMapView({ map, bands, spots }: PressureMapViewProps) {
  const text = useArea(SESSION).map;
  const { body } = useWords();
  const format = useFormat();
  const { mirror } = usePreferences();
  // As on the lane; said here again, for sharing four lines would cost the live page a file to fetch.
  const { kneeEnd }: Muscle = muscleById(map.muscle);
  const startOnRight = (kneeEnd === "far") !== mirror;
  const shape = mapShape(map, bands?.forceN, startOnRight);
  if (shape === undefined) return undefined;
  const area = `${body.muscles[map.muscle]}, ${body.sides[map.side]}`;
  const [lower, upper] = body.limbEnds[map.muscle];
  const [left, right] = mirror ? [upper, lower] : [lower, upper];
  const { most } = shape;
  const force = (n: number) => `${format.force(n)} ${format.forceUnit}`;
  const said = text.most(
    format.length(most.mm[0] - shape.fromMm),
    format.length(most.mm[1] - shape.fromMm),
    format.force(most.n[0]),
    force(most.n[1]),
  );
  return (
    <figure className="map" aria-label={text.label(area)}>
      <h3>{area}</h3>
      <div className="map-plot" aria-hidden="true">
        <p className="map-axis">{text.axis(format.forceUnit)}</p>
        <Scale shape={shape} />
        <div className="map-field">
          <svg viewBox="0 0 1 1" preserveAspectRatio="none">
            {shape.fields.map(({ x, y, strength, band }) => (
              <rect
                key={`${x},${y}`}
                data-band={band}
                x={x}
                y={1 - y - shape.fieldHeight}
                width={shape.fieldWidth}
                height={shape.fieldHeight}
                opacity={(0.12 + 0.88 * strength).toFixed(3)}
              />
            ))}
          </svg>
          {bands && (
            <div
              className="map-band"
              data-thin={(bands.forceN[1] - bands.forceN[0]) / shape.toN < THIN_BAND}
              style={{
                bottom: percent(bands.forceN[0] / shape.toN),
                top: percent(1 - bands.forceN[1] / shape.toN),
              }}
            >
              <span>{text.band}</span>
            </div>
          )}
          <SpotMarks spots={spots} shape={shape} startOnRight={startOnRight} />
        </div>
        <p className="map-limb">
          <span>{left}</span>
          <span className="map-length">{text.length(format.length(shape.toMm - shape.fromMm))}</span>
          <span>{right}</span>
        </p>
      </div>
      <figcaption>
        {said} {map.unplacedMs >= 1000 && text.unplaced(format.clock(map.unplacedMs))}
      </figcaption>
    </figure>
  );
}

/** Round numbers of the person's unit. */
function Scale({ shape: { toN } }: { shape: MapShape }) {
  const format = useFormat();
  const most = toN / format.forceUnitN;
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((size) => most / size <= 5) ?? 1000;
  const marks = Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step).filter(
    // The axis' name stands at the top.
    (mark) => mark / most < TOP,
  );
  return (
    <div className="map-scale">
      {marks.map((mark) => (
        <span key={mark} style={{ bottom: percent(mark / most) }}>
          {format.number(mark)}
        </span>
      ))}
    </div>
  );
}

/** Only spots whose place is measured from the strokes' start, as the map is. */
function SpotMarks({
  spots,
  shape,
  startOnRight,
}: {
  spots: SessionReview["spots"];
  shape: MapShape;
  startOnRight: boolean;
}) {
  const { fromMm, toMm } = shape;
  return spots.map(({ id, placeMm, from }) => {
    if (placeMm === undefined || from !== "start") return undefined;
    const share = (placeMm - fromMm) / (toMm - fromMm);
    return <span key={id} className="map-spot" style={{ left: percent(startOnRight ? 1 - share : share) }} />;
  });
}

export function PressureMaps({ review }: { review: SessionReview }) {
  const text = useArea(SESSION).map;
  const maps = review.maps.filter(({ columns }) => columns > 0);
  return (
    <section className="page-section">
      <h2>{text.title}</h2>
      {maps.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <>
          <p className="section-help">{text.help}</p>
          {maps.map((map) => (
            <PressureMapView
              key={`${map.muscle} ${map.side}`}
              map={map}
              bands={bandsOfArea(review, map)}
              spots={review.spots.filter(({ muscle, side }) => muscle === map.muscle && side === map.side)}
            />
          ))}
        </>
      )}
    </section>
  );
}
