// Signs behind numbers.
export const units = {
  inPerS: "in/s",
  mmPerS: "mm/s",
  inch: "in",
  mm: "mm",
  newton: "N",
  kgf: "kgf",
  kg: "kg",
  lb: "lb",
  ms: "ms",
  s: "s",
};
