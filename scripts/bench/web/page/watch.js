// Runs in the page before it: how many frames it draws, and how old the newest sample is when a frame begins to draw it.
const watched = { frames: 0, agesMs: /** @type {number[]} */ ([]) };
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

function frame() {
  watched.frames += 1;
  if (newestMs !== drawnMs) {
    drawnMs = newestMs;
    watched.agesMs.push(performance.timeOrigin + performance.now() - newestMs);
  }
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);
