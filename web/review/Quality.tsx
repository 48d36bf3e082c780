// How far the page can be believed.
import { FLAG_NAMES } from "#shared/domain/features.ts";
import type { SessionReview } from "#shared/schema/review.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { SESSION } from "#web/words/areas/session.ts";
import { useArea } from "#web/words/useWords.ts";

const MOST_REASONS = 3;

interface QualityProps {
  readonly session: Pick<SessionSummary, "state">;
  readonly review: SessionReview;
}

export function Quality({ session, review: { quality } }: QualityProps) {
  const text = useArea(SESSION).quality;
  const format = useFormat();
  const { goodMs, reducedMs, unknownMs, lostFrames, frames, flagsMs } = quality;
  const all = goodMs + reducedMs + unknownMs;
  // One that runs, or that a power cut ended, may well break off in the middle of a line.
  const isBroken = quality.damage !== undefined || (quality.truncated === true && session.state === "stopped");
  const unread = quality.badLines > 0 || isBroken ? text.unread(quality.badLines) : undefined;
  if (all === 0 && unread === undefined) return undefined;
  const reasons = FLAG_NAMES.map((flag) => ({ flag, ms: flagsMs[flag] ?? 0 }))
    .filter(({ ms }) => ms >= 1000)
    .toSorted((one, other) => other.ms - one.ms)
    .slice(0, MOST_REASONS);
  return (
    <section className="page-section">
      <h2>{text.title}</h2>
      {all > 0 && (
        <>
          <div className="quality-bar" aria-hidden="true">
            <span data-level="good" style={{ flexGrow: goodMs }} />
            <span data-level="reduced" style={{ flexGrow: reducedMs }} />
            <span data-level="unknown" style={{ flexGrow: unknownMs }} />
          </div>
          <p>
            {text.shares(format.share(goodMs, all), format.share(reducedMs, all), format.share(unknownMs, all))}{" "}
            {lostFrames === 0 ? text.whole : text.lost(format.number(lostFrames), format.number(frames + lostFrames))}
          </p>
        </>
      )}
      {unread !== undefined && <p>{unread}</p>}
      {reasons.length > 0 && (
        <p className="section-help">
          {text.why} {reasons.map(({ flag, ms }) => `${text.flags[flag]} (${format.clock(ms)})`).join(", ")}
        </p>
      )}
    </section>
  );
}
