// Lets only one set-up work on a checkout at a time. The lock is a file that names its owner and that the
// owner touches while it works; one whose owner has died, or that nobody has touched for long, is taken over.
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { codeOf } from "./errorCode.mjs";
import { SetupProblem } from "./problem.mjs";
import { startProgress } from "./progress.mjs";

export const LOCK_FILE = ".setup.lock";
const TOUCH_MS = 5_000;
const ABANDONED_MS = 120_000;
const POLL_MS = 200;

/**
 * Names in the lock a process that the owner has started: when the owner is killed outright, its npm may go on, and
 * nobody else may start before that one has ended too.
 * @typedef {(pid: number | undefined) => void} NoteChild
 */

/**
 * @template T
 * @param {string} root the project's folder
 * @param {(noteChild: NoteChild) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetupLock(root, work) {
  const path = join(root, LOCK_FILE);
  let own = lockText([process.pid]);
  await acquire(path, own);
  const touch = setInterval(() => touchQuietly(path), TOUCH_MS);
  const release = () => releaseOwn(path, own);
  process.once("exit", release);
  try {
    return await work((child) => {
      if (child === undefined || read(path)?.text !== own) return;
      own = lockText([process.pid, child]);
      writeFileSync(path, own);
    });
  } finally {
    clearInterval(touch);
    process.removeListener("exit", release);
    release();
  }
}

/** @param {readonly number[]} pids */
function lockText(pids) {
  return JSON.stringify({ pids, host: hostname() });
}

/**
 * @param {string} path
 * @param {string} owner
 */
async function acquire(path, owner) {
  /** @type {import("./progress.mjs").Progress | undefined} */
  let progress;
  while (!create(path, owner)) {
    const holder = read(path);
    if (holder !== undefined && isAbandoned(holder)) {
      takeAway(path, holder.text);
      continue;
    }
    if (holder !== undefined) progress ??= startProgress("Another Inchworm command is setting up; waiting for it");
    await sleep(POLL_MS);
  }
  progress?.done();
}

/**
 * @param {string} path
 * @param {string} owner
 * @returns {boolean} false when the lock is held
 */
function create(path, owner) {
  try {
    writeFileSync(path, owner, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw new SetupProblem(
      `Inchworm cannot set itself up: its folder cannot be written (${String(codeOf(error))}).`,
      "Make the folder writable for you, then run the same command again.",
    );
  }
}

/**
 * @param {string} path
 * @returns {{ text: string, ageMs: number } | undefined}
 */
function read(path) {
  try {
    return { text: readFileSync(path, "utf8"), ageMs: Date.now() - statSync(path).mtimeMs };
  } catch {
    return undefined;
  }
}

/** @param {{ text: string, ageMs: number }} holder */
function isAbandoned({ text, ageMs }) {
  if (ageMs > ABANDONED_MS) return true;
  try {
    const { pids, host } = JSON.parse(text);
    return host === hostname() && !pids.some(isAlive);
  } catch {
    // Just being written, or cut off by a crash: then its age decides.
    return ageMs > TOUCH_MS;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/**
 * Moves an abandoned lock aside. Renaming lets only one of several waiters win; whoever caught a fresh lock
 * instead puts it back.
 * @param {string} path
 * @param {string} abandoned
 */
function takeAway(path, abandoned) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readFileSync(aside, "utf8") === abandoned) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

/** @param {string} path */
function touchQuietly(path) {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // Taken away from outside: the work itself goes on.
  }
}

/**
 * @param {string} path
 * @param {string} owner
 */
function releaseOwn(path, owner) {
  if (read(path)?.text === owner) rmSync(path, { force: true });
}
