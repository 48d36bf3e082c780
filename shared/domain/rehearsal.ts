// A rehearsal: nobody lies on the roller. It is shown and kept, and is no part of anyone's past, plan or ceilings.

/** On a roller that is simulated, or played back from a recording. */
export function isRehearsed({ simulated, uri }: { readonly simulated: boolean; readonly uri: string }): boolean {
  return simulated || uri.startsWith("file:");
}

/** A session; older ones say only whether the roller was simulated. */
export function isRehearsal(session: {
  readonly rehearsal?: boolean | undefined;
  readonly simulated: boolean;
}): boolean {
  return session.rehearsal ?? session.simulated;
}
