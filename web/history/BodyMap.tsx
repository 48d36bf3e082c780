// Where spots come back, on a body from the front and from behind. The same stands in words in the list beside it.
import type { RecurringSpot } from "#shared/schema/past.ts";
import { BODY, isMirrored, OUTLINE, SHAPES } from "#web/history/bodyShape.ts";
import { HISTORY } from "#web/words/areas/history.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

const VIEWS = ["front", "back"] as const;
const LEGS = ["left", "right"] as const;
const MIRROR = `translate(${BODY.width} 0) scale(-1 1)`;

export function BodyMap({ spots }: { spots: readonly RecurringSpot[] }) {
  const text = useArea(HISTORY).spots;
  const { body } = useWords();
  const count = (muscle: string, leg: "left" | "right") =>
    spots.filter((spot) => spot.muscle === muscle && (spot.side === leg || spot.side === "both")).length;
  const most = Math.max(1, ...SHAPES.flatMap(({ muscle }) => LEGS.map((leg) => count(muscle, leg))));
  const said = SHAPES.flatMap(({ muscle }) =>
    LEGS.flatMap((leg) => {
      const spotsThere = count(muscle, leg);
      return spotsThere === 0 ? [] : [text.area(`${body.muscles[muscle]}, ${body.sides[leg]}`, spotsThere)];
    }),
  );
  return (
    <div className="body-map" role="img" aria-label={`${text.map}. ${said.join("; ")}`}>
      {VIEWS.map((view) => (
        <figure key={view} aria-hidden="true">
          <svg viewBox={`40 0 ${BODY.width - 80} ${BODY.height}`}>
            {[undefined, MIRROR].map((transform) => (
              <path key={transform ?? "half"} className="body-outline" d={OUTLINE} transform={transform} />
            ))}
            {SHAPES.filter((shape) => shape.view === view).map(({ muscle, path, at }) =>
              LEGS.map((leg) => {
                const mirrored = isMirrored(view, leg);
                const number = count(muscle, leg);
                return (
                  <g key={`${muscle} ${leg}`} data-spots={number}>
                    <path
                      className="body-muscle"
                      d={path}
                      transform={mirrored ? MIRROR : undefined}
                      style={{ fillOpacity: number / most }}
                    />
                    {number > 0 && (
                      <>
                        <circle className="body-count" cx={mirrored ? BODY.width - at[0] : at[0]} cy={at[1]} r={9} />
                        <text className="body-number" x={mirrored ? BODY.width - at[0] : at[0]} y={at[1]}>
                          {number}
                        </text>
                      </>
                    )}
                  </g>
                );
              }),
            )}
            <text className="body-side" x={41} y={20}>
              {view === "front" ? text.right : text.left}
            </text>
            <text className="body-side" x={BODY.width - 41} y={20} textAnchor="end">
              {view === "front" ? text.left : text.right}
            </text>
          </svg>
          <figcaption>{text[view]}</figcaption>
        </figure>
      ))}
    </div>
  );
}
