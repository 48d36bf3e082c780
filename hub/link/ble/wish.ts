// Which roller a link looks for, and whether one that was heard is it.
import type { Peripheral } from "#hub/link/ble/noble.ts";
import { SERVICE_UUID } from "#shared/protocol/index.ts";

export interface Wish {
  /** Advertised name, or address. */
  readonly name?: string;
  /** The roller it was before: a link stays with its roller. */
  readonly id?: string;
  /** It advertises no service: a development build. */
  readonly bare?: boolean;
}

/** The library wants them so. */
export const bareUuid = (uuid: string): string => uuid.replaceAll("-", "").toLowerCase();

const SERVICE = bareUuid(SERVICE_UUID);
const bareId = (text: string): string => text.replaceAll(/[:-]/g, "").toLowerCase();

export type Heard = Pick<Peripheral, "id" | "address"> & {
  readonly advertisement: { readonly localName?: string; readonly serviceUuids?: readonly string[] };
};

export function fits(wish: Wish, { id, address, advertisement }: Heard): boolean {
  if (wish.id !== undefined) return id === wish.id;
  if (wish.name === undefined) return advertisesService(advertisement);
  const wanted = bareId(wish.name);
  if (wanted === bareId(id) || wanted === bareId(address)) return true;
  return advertisement.localName?.trim().toLowerCase() === wish.name.trim().toLowerCase();
}

function advertisesService({ serviceUuids }: Heard["advertisement"]): boolean {
  return serviceUuids?.includes(SERVICE) ?? false;
}

/** From now on this very roller. */
export function metAs(wish: Wish, { id, advertisement }: Pick<Heard, "id" | "advertisement">): Wish {
  return { ...wish, id, bare: !advertisesService(advertisement) };
}

/** Services to filter by while these are looked for; a named roller may be a development build, which advertises none. */
export function filterFor(wishes: Iterable<Wish>): string[] {
  for (const { name, id, bare = false } of wishes) if (bare || (name !== undefined && id === undefined)) return [];
  return [SERVICE];
}

/** For messages. */
export function wishText({ name }: Wish): string {
  return name === undefined ? "a roller" : name;
}
