// Keeps node_modules in step with package-lock.json.
import { stampInstall, whyStale } from "./installed.mjs";
import { installFromLock } from "./npm.mjs";
import { startProgress } from "./progress.mjs";
import { withSetupLock } from "./setupLock.mjs";

/**
 * @param {string} root
 * @param {string} nodePath the Node that will use the packages
 */
export async function providePackages(root, nodePath) {
  if (whyStale(root) === undefined) return;
  await withSetupLock(root, async (noteChild) => {
    const reason = whyStale(root);
    if (reason === undefined) return;
    const progress = startProgress(`Installing packages (${reason})`);
    try {
      await installFromLock({ folder: root, nodePath, what: "its packages", noteChild });
      stampInstall(root);
    } catch (error) {
      progress.stop();
      throw error;
    }
    progress.done();
  });
}
