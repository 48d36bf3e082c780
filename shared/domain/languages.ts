// The languages that pages and reports are in.
export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];
