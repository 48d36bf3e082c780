// What `NRF.updateServices` takes to change one characteristic.
import { PLACE_INFO, PLACE_SERVICE, rollerUuid } from "#shared/protocol/uuids.ts";
import type { Characteristic, Services } from "#firmware/io.ts";

export function characteristicUpdate(place: number, value: Uint8Array): Services {
  const characteristics: Record<string, Characteristic> = {};
  const services: Services = {};
  characteristics[rollerUuid(place)] = { value: value, notify: place === PLACE_INFO ? 0 : 1 };
  services[rollerUuid(PLACE_SERVICE)] = characteristics;
  return services;
}
