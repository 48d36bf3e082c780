// The one way into every npm script: sets up what is missing, then runs the task under Node 24 or newer.
// Runs on any Node from 18 on and on Windows; needs no package and writes nothing to stdout itself.
const major = Number(process.versions.node.split(".")[0]);

if (major < 18) {
  process.stderr.write(
    `Inchworm needs Node.js 18 or newer to set itself up; this is ${process.version}.\n` +
      "  Install Node.js 24 from https://nodejs.org, then run the same command again.\n",
  );
  process.exitCode = 1;
} else {
  const { main } = await import("./setup/main.mjs");
  process.exitCode = await main(process.argv.slice(2));
}
