// Runs in the page before it: how many frames it draws, and how old the newest sample is when a frame begins to draw it.
// Also when the first frame with live values on it began, ms from the request for the page.
const watched = { frames: 0, agesMs: /** @type {number[]} */ ([]), liveMs: Number.NaN };
Object.assign(window, { watched });

const OwnSocket = window.WebSocket;
let newestMs = 0;
let drawnMs = 0;
window.WebSocket = class extends OwnSocket {
  /** @param {string | URL} url */
  constructor(url) {
    super(url);
    this.addEventListener("message", ({ data }) => {
      const found = /^\{"type":"tick".*?"sampleMs":([\d.]+)/.exec(String(data));
      if (found) newestMs = Number(found[1]);
    });
  }
};

const LIVE = '[data-testid="pace-band"]:not([data-side="unknown"])';

function frame() {
  watched.frames += 1;
  if (Number.isNaN(watched.liveMs) && document.querySelector(LIVE)) watched.liveMs = performance.now();
  if (newestMs !== drawnMs) {
    drawnMs = newestMs;
    watched.agesMs.push(performance.timeOrigin + performance.now() - newestMs);
  }
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);
