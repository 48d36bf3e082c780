// For `node --import`: a computer on which native parts of packages are missing.
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, next) {
    if (["serialport", "@stoprocent/noble"].includes(specifier)) throw new Error("No native build was found");
    return next(specifier, context);
  },
});
