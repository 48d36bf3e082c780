// Says that a newer build is there. Never in the middle of a session: it takes over with the next load anyway.
import { useLiveView } from "#web/live/LiveContext.tsx";
import { useNewerBuild } from "#web/offline/newerBuild.ts";
import { useWords } from "#web/words/useWords.ts";

export function NewerLine() {
  const { shell } = useWords();
  const { rollers } = useLiveView();
  const newer = useNewerBuild();
  const rolling = rollers.some(({ session }) => session?.state === "running");
  return (
    <div className="newer" role="status" data-shown={newer && !rolling}>
      {newer && !rolling && (
        <>
          <p>{shell.newer.text}</p>
          <button type="button" className="button" onClick={() => window.location.reload()}>
            {shell.newer.load}
          </button>
        </>
      )}
    </div>
  );
}
