// What the operating system refuses, as words: Node's own text repeats the path and says what only programmers read.

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  ENOTDIR: "a part of this path is a file, not a folder",
  EISDIR: "it is a folder",
  EACCES: "you may not use it",
  EPERM: "the system does not allow it",
  EEXIST: "it is there already",
  ENOTEMPTY: "the folder is not empty",
  ENOSPC: "the disk is full",
  EDQUOT: "your share of the disk is used up",
  EROFS: "this disk can be read only",
  EIO: "the disk does not answer as it should",
  EBUSY: "another program is using it",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EFBIG: "a file cannot become that large here",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links lead in a circle",
  EXDEV: "it lies on another disk",
};

/** `EFAULT: bad address in system call argument, read`: what Node says of a call on files. */
const CALL_ON_FILES = /^([A-Z][A-Z0-9]+): (.+?), [a-z]+(?: '.*)?$/s;

export interface SystemFault {
  readonly reason: string;
  /** Absent: of a file that was open already. */
  readonly path: string | undefined;
}

/** Undefined for what no file system said. */
export function systemFault(thrown: unknown): SystemFault | undefined {
  if (!(thrown instanceof Error) || !("code" in thrown)) return undefined;
  const [, code = "", text = ""] = CALL_ON_FILES.exec(thrown.message) ?? [];
  if (code === "" || code !== thrown.code) return undefined;
  const path = "path" in thrown && typeof thrown.path === "string" ? thrown.path : undefined;
  return { reason: REASONS[code] ?? `${text} (${code})`, path };
}
