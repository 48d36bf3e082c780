import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

import { serviceWorkerBuild } from "./scripts/webBuild/serviceWorker.ts";

/** The dashboard: web/ built to web/dist, served by the hub. */
export default defineConfig({
  root: "web",
  base: "/",
  plugins: [react(), serviceWorkerBuild()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    reportCompressedSize: false,
    // All that the live page begins with in one file: twenty small ones, six at a time, take longer to come.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "start", test: /web\/main\.tsx$/u }] } },
    },
  },
  // Named, so that none is found in the middle of a test run, which would reload the page under it.
  optimizeDeps: {
    include: ["react", "react/jsx-dev-runtime", "react-dom", "react-dom/client", "uplot", "wouter", "zod/mini"],
  },
});
