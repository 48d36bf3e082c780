// The marker on a band: a filled circle inside; outside, a sign pointing the way to go. CSS shows one of them.
export function BandMarker({ kind }: { kind: "pace" | "pressure" }) {
  return (
    <div className="band-marker">
      <svg viewBox="-30 -30 60 60" aria-hidden="true" focusable="false">
        <circle className="marker-inside" r="20" />
        <circle className="marker-neutral" r="16" />
        {kind === "pace" ? (
          <>
            <path className="marker-more marker-open" d="M -20 -20 L 0 0 L -20 20 M 2 -20 L 22 0 L 2 20" />
            <path className="marker-less marker-open" d="M 20 -20 L 0 0 L 20 20 M -2 -20 L -22 0 L -2 20" />
          </>
        ) : (
          <>
            <path className="marker-more marker-solid" d="M -24 -9 H 0 V -22 L 26 0 L 0 22 V 9 H -24 Z" />
            <path className="marker-less marker-solid" d="M 24 -9 H 0 V -22 L -26 0 L 0 22 V 9 H 24 Z" />
          </>
        )}
      </svg>
    </div>
  );
}
