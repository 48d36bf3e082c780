/** What the info record says; a test keeps it equal to the package's version. */
export const FIRMWARE_VERSION = "0.1.0";
