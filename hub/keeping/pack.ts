// A session that is over is packed: its journal's parts become one file, a sixth as large.
import { clearParts, replaceByPacked, type Remove } from "#hub/keeping/packedFile.ts";
import { fileBytes } from "#hub/recording/bytes.ts";
import { packedPath, partsOf } from "#hub/recording/parts.ts";

/** False: it is packed already. Rejects with what kept it from being packed; the journal is then as it was. */
export async function packJournal(journal: string, remove?: Remove): Promise<boolean> {
  const packed = packedPath(journal);
  if ((await partsOf(journal)).includes(packed)) {
    // A clearing away that was cut short.
    await clearParts(journal, remove);
    return false;
  }
  await replaceByPacked({ journal, temporary: `${packed}.new`, content: await fileBytes(journal), remove });
  return true;
}
