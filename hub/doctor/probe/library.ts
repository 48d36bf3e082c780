// Whether a package with native parts loads. In a process of its own: what it does while loading stays there.
import type { LibraryFacts } from "#hub/doctor/facts.ts";
import { outputOf } from "#hub/doctor/probe/program.ts";
import { reasonOf } from "#hub/errors.ts";

const WITHIN_MS = 8000;

export async function probeLibrary(name: string): Promise<LibraryFacts> {
  try {
    const url = import.meta.resolve(name);
    const script = `import(${JSON.stringify(url)}).then(() => process.exit(0), (error) => {
      process.stderr.write(String(error.message).split("\\n")[0]);
      process.exit(1);
    });`;
    await outputOf(process.execPath, ["--input-type=module", "-e", script], WITHIN_MS);
    return { loads: true };
  } catch (thrown) {
    return { loads: false, why: reasonOf(thrown) };
  }
}
