import { afterEach, expect, test } from "vitest";

import { fakeHub, PROGRAM, PROGRAM_VIEW, ROLLER, SELECTION, SESSION } from "#test/http/fakeHub.ts";

type Fake = Awaited<ReturnType<typeof fakeHub>>;
let hub: Fake | undefined;
async function start(...args: Parameters<typeof fakeHub>): Promise<Fake> {
  hub = await fakeHub(...args);
  return hub;
}
afterEach(() => hub?.server.close());

test("health, rollers, settings and sessions answer with what the hub says", async () => {
  const { ask } = await start();
  expect((await ask("GET", "/api/health")).json()).toMatchObject({ status: "ok", version: "1.2.3" });
  expect((await ask("GET", "/api/rollers")).json()).toMatchObject([{ roller: ROLLER, link: { state: "streaming" } }]);
  expect((await ask("GET", "/api/settings")).json()).toEqual({ units: "in" });
  const sessions = await ask("GET", "/api/sessions");
  expect(sessions.json()).toEqual([SESSION]);
  expect(sessions.headers["cache-control"]).toBe("no-store");
});

test("how long sessions are kept is chosen, and what that would delete can be asked before", async () => {
  const { ask } = await start();
  expect((await ask("GET", "/api/keeping")).json()).toEqual({ samplesDays: null, sessionsDays: null });
  const choice = { samplesDays: 30, sessionsDays: 365 };
  expect((await ask("POST", "/api/keeping/effect", choice)).json()).toEqual({ samples: 30, sessions: 365 });
  expect((await ask("GET", "/api/keeping")).json()).toEqual({ samplesDays: null, sessionsDays: null });
  expect((await ask("PUT", "/api/keeping", choice)).json()).toEqual(choice);
  expect((await ask("GET", "/api/keeping")).json()).toEqual(choice);
});

test("settings are replaced as a whole", async () => {
  const { ask } = await start();
  const saved = await ask("PUT", "/api/settings", { units: "mm", bodyWeightKg: 61.5 });
  expect([saved.statusCode, saved.json()]).toEqual([200, { units: "mm", bodyWeightKg: 61.5 }]);
  await ask("PUT", "/api/settings", { units: "mm" });
  expect((await ask("GET", "/api/settings")).json()).toEqual({ units: "mm" });
});

test("a roller is given another name, trimmed", async () => {
  const { ask, calls } = await start();
  const answer = await ask("PATCH", "/api/rollers/sim-one", { name: " Window " });
  expect(answer.json()).toMatchObject({ id: "sim-one", name: "Window" });
  expect(calls).toEqual(["rename Window"]);
});

test("a selection is handed to its roller", async () => {
  const { ask, calls } = await start();
  const answer = await ask("PUT", "/api/rollers/sim-one/selection", { ...SELECTION, muscle: "gluteals" });
  expect(answer.json()).toMatchObject({ id: "sim-one", selection: { muscle: "gluteals" } });
  expect(calls).toEqual(["select gluteals"]);
});

test("programs are listed with what was refused, started and led through", async () => {
  const { ask, calls } = await start();
  expect((await ask("GET", "/api/programs")).json()).toEqual({
    programs: [{ program: PROGRAM, lastsS: 60, notes: [], shipped: false }],
    refused: ["torn.json, line 3: the file ends too early"],
  });
  const path = "/api/rollers/sim-one/program";
  expect((await ask("POST", path, { action: "start", programId: "mine" })).json()).toEqual(PROGRAM_VIEW);
  const unknown = await ask("POST", path, { action: "start", programId: "other" });
  expect([unknown.statusCode, unknown.json()]).toMatchObject([404, { code: "NO_PROGRAM" }]);
  const none = await ask("POST", path, { action: "next" });
  expect([none.statusCode, none.json()]).toMatchObject([409, { code: "PROGRAM_NOT_RUNNING" }]);
  expect((await ask("POST", path, { action: "dance" })).statusCode).toBe(400);
  expect((await ask("POST", "/api/rollers/other/program", { action: "next" })).statusCode).toBe(404);
  expect(calls).toEqual(["program start", "program start", "program next"]);
});

test("a session starts with or without a body, stops, and comes out as a file", async () => {
  const { server, ask, calls } = await start();
  const headers = { host: "localhost:4620" };
  expect((await server.inject({ method: "POST", url: "/api/sessions", headers })).statusCode).toBe(201);
  const typed = { ...headers, "content-type": "application/json" };
  expect((await server.inject({ method: "POST", url: "/api/sessions", headers: typed })).statusCode).toBe(201);
  expect((await ask("POST", "/api/sessions", { rollerId: "sim-one" })).json()).toEqual(SESSION);
  expect(calls).toEqual(["start first", "start first", "start sim-one"]);
  expect((await ask("POST", `/api/sessions/${SESSION.id}/stop`)).json()).toMatchObject({ state: "stopped" });
  const file = await ask("GET", `/api/sessions/${SESSION.id}/export?format=csv`);
  expect(file.body).toBe("a,b\n1,2\n");
  expect(file.headers["content-disposition"]).toBe(`attachment; filename="${SESSION.id}.csv"`);
  expect(file.headers["content-type"]).toBe("text/csv; charset=utf-8");
  const bundle = await ask("GET", `/api/sessions/${SESSION.id}/share?fields=report,ticks&name=%20Ada%20`);
  expect(bundle.body).toBe("report+ticks of Ada");
  expect(bundle.headers["content-disposition"]).toContain("attachment");
});

test("traces are asked with checked numbers; a journal that cannot be read is said so", async () => {
  const { ask, calls, faults } = await start();
  const at = `/api/sessions/${SESSION.id}`;
  const traces = await ask("GET", `${at}/traces?from=5&to=9&points=100`);
  expect(traces.json()).toMatchObject({ bucketMs: 20, speed: { min: [1, null] } });
  expect(calls).toEqual(['traces {"from":5,"to":9,"points":100}']);
  for (const query of ["points=1", "points=9999", "from=x"])
    expect((await ask("GET", `${at}/traces?${query}`)).statusCode, query).toBe(400);
  expect((await ask("GET", `${at}/review`)).json()).toMatchObject({ code: "FILE_UNREADABLE" });
  expect(faults).toHaveLength(1);
});

test("the past is asked with checked words; a database that refuses is said so", async () => {
  const { ask, calls, faults } = await start();
  const path = "/api/profiles/0123456789ab";
  expect((await ask("GET", `${path}/journal?muscle=calf&from=2026-11-01&limit=5`)).json()).toEqual({ entries: [] });
  expect((await ask("GET", `${path}/spots?times=3`)).json()).toEqual([]);
  expect(calls).toEqual([
    'journal 0123456789ab {"from":"2026-11-01","muscle":"calf","limit":5}',
    'spots 0123456789ab {"times":3}',
  ]);
  for (const query of ["journal?from=2026-02-30", "journal?limit=0", "spots?times=x", "history?muscle=nose"])
    expect((await ask("GET", `${path}/${query}`)).json()).toMatchObject({ code: "BAD_REQUEST" });
  const refused = await ask("GET", `${path}/history`);
  expect([refused.statusCode, refused.json()]).toMatchObject([503, { code: "STORE_UNAVAILABLE" }]);
  expect(faults).toEqual(["http: The database of past sessions cannot be used: database is locked"]);
});

test.each([
  ["PUT", "/api/settings", { units: "furlong" }, 400, "BAD_REQUEST", "body: units"],
  ["PUT", "/api/settings", { units: "mm", bodyWeightKg: 5 }, 400, "BAD_REQUEST", "body: bodyWeightKg"],
  ["PUT", "/api/keeping", { samplesDays: 6, sessionsDays: null }, 400, "BAD_REQUEST", "body: samplesDays"],
  ["PUT", "/api/keeping", { samplesDays: 30 }, 400, "BAD_REQUEST", "body: sessionsDays"],
  ["POST", "/api/keeping/effect", { samplesDays: null, sessionsDays: 7.5 }, 400, "BAD_REQUEST", "body: sessionsDays"],
  ["PUT", "/api/settings", "{", 400, "BAD_REQUEST", ""],
  ["PUT", "/api/settings", '{"__proto__":{"units":"mm"}}', 400, "BAD_REQUEST", ""],
  ["PUT", "/api/settings", `{"units":"${"m".repeat(70_000)}"}`, 413, "BAD_REQUEST", ""],
  ["PUT", "/api/rollers/sim-one/selection", { muscle: "calf" }, 400, "BAD_REQUEST", "body: side"],
  ["PATCH", "/api/rollers/sim-one", { name: "x".repeat(41) }, 400, "BAD_REQUEST", "body: name"],
  ["PATCH", "/api/rollers/sim-one", { name: "Hall\u0007" }, 400, "TEXT_NOT_PLAIN", ""],
  ["POST", "/api/profiles", { name: "Ada\u0000" }, 400, "TEXT_NOT_PLAIN", ""],
  ["PATCH", `/api/sessions/${SESSION.id}`, { note: "felt\u001b[31m" }, 400, "TEXT_NOT_PLAIN", ""],
  ["PATCH", `/api/sessions/${SESSION.id}`, { spotNotes: { one: "\u0007" } }, 400, "TEXT_NOT_PLAIN", ""],
  ["PATCH", "/api/rollers/other", { name: "Window" }, 404, "NO_ROLLER", "other"],
  ["PUT", "/api/rollers/other/selection", SELECTION, 404, "NO_ROLLER", "other"],
  ["POST", "/api/sessions", { rollerId: "busy" }, 409, "SESSION_RUNNING", ""],
  ["POST", "/api/sessions", { rollerId: 7 }, 400, "BAD_REQUEST", "body: rollerId"],
  ["POST", "/api/sessions/nope/stop", undefined, 404, "NO_SESSION", ""],
  ["GET", "/api/sessions/nope/export?format=csv", undefined, 404, "NO_SESSION", "nope"],
  ["GET", `/api/sessions/${SESSION.id}/export?format=pdf`, undefined, 400, "BAD_REQUEST", "querystring: format"],
  [
    "GET",
    `/api/sessions/${SESSION.id}/export?format=report&lang=fr`,
    undefined,
    400,
    "BAD_REQUEST",
    "querystring: lang",
  ],
  ["GET", `/api/sessions/${SESSION.id}/export`, undefined, 400, "BAD_REQUEST", "querystring: format"],
  ["GET", `/api/sessions/${SESSION.id}/share`, undefined, 400, "BAD_REQUEST", "querystring: fields"],
  ["GET", `/api/sessions/${SESSION.id}/share?fields=report,mood`, undefined, 400, "BAD_REQUEST", "querystring: fields"],
  ["GET", "/api/sessions/nope/share?fields=report", undefined, 404, "NO_SESSION", ""],
  ["GET", "/api/sessions/..%2f..%2fetc/export?format=csv", undefined, 404, "NO_SESSION", ""],
  ["GET", "/api/nothing", undefined, 404, "NOT_FOUND", "GET /api/nothing"],
  ["DELETE", "/api/sessions", undefined, 404, "NOT_FOUND", "DELETE"],
] as const)("%s %s %j is %i %s", async (method, url, body, status, code, detail) => {
  const { ask, faults } = await start();
  const answer = await ask(method, url, body);
  expect(answer.statusCode).toBe(status);
  const typed = answer.json<{ type: string; code: string; message: string; whatToDo: string }>();
  expect(typed).toMatchObject({ type: "error", code });
  expect(typed.message).toContain(detail);
  expect(typed.whatToDo).not.toBe("");
  expect(faults).toEqual([]);
});

test("only JSON bodies are taken: a form is what another site could send unasked", async () => {
  const { server, calls } = await start();
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    const headers = { host: "127.0.0.1:4620", "content-type": type };
    const answer = await server.inject({ method: "POST", url: "/api/sessions", headers, payload: "{}" });
    expect([answer.statusCode, answer.json()]).toMatchObject([415, { code: "BAD_REQUEST" }]);
  }
  expect(calls).toEqual([]);
});

test("an empty body says nothing, whatever it is called", async () => {
  const { server, calls } = await start();
  const headers = { host: "127.0.0.1:4620", "content-type": "application/x-www-form-urlencoded" };
  const answer = await server.inject({ method: "POST", url: "/api/sessions", headers, payload: "" });
  expect(answer.statusCode).toBe(201);
  expect(calls).toEqual(["start first"]);
});

test("an address that is none gets a typed answer too", async () => {
  const { server } = await start();
  const answer = await server.inject({ method: "GET", url: "/%", headers: { host: "127.0.0.1:4620" } });
  expect([answer.statusCode, answer.json()]).toMatchObject([400, { type: "error", code: "BAD_REQUEST" }]);
});

test("a foreign Host or Origin is refused before anything else, on every address", async () => {
  const { server, calls } = await start();
  for (const url of ["/", "/api/health", "/api/sessions", "/live", "/assets/x.js"]) {
    for (const headers of [{ host: "evil.example" }, { host: "127.0.0.1:1", origin: "http://evil.example" }]) {
      const answer = await server.inject({ method: url === "/api/sessions" ? "POST" : "GET", url, headers });
      expect([url, answer.statusCode, answer.json()]).toMatchObject([url, 403, { code: "FOREIGN_ORIGIN" }]);
    }
  }
  expect(calls).toEqual([]);
});

test("a page of another site cannot ask the API by an image, however it writes the address", async () => {
  const { server } = await start({ doctor: () => Promise.reject(new Error("asked")) });
  for (const url of ["/api/doctor", "/%61pi/doctor", "/api/health", "/api/openapi.json"]) {
    const headers = { host: "127.0.0.1:4620", "sec-fetch-site": "cross-site", "sec-fetch-dest": "image" };
    const answer = await server.inject({ method: "GET", url, headers });
    expect([url, answer.statusCode, answer.json()]).toMatchObject([url, 403, { code: "FOREIGN_ORIGIN" }]);
  }
});

test.each([
  ["127.0.0.1", 200, { system: "linux" }],
  ["::1", 200, { system: "linux" }],
  ["192.168.1.9", 403, { type: "error", code: "ONLY_HERE" }],
])("the doctor's report for a client at %s is %i", async (remoteAddress, status, body) => {
  const { server } = await start({ access: { allowLan: true, lanNames: [] } });
  const headers = { host: "192.168.1.5:4620" };
  const answer = await server.inject({ method: "GET", url: "/api/doctor", headers, remoteAddress });
  expect([answer.statusCode, answer.json()]).toMatchObject([status, body]);
});

test("a part that breaks gives 500 without its insides, and is noted", async () => {
  const { ask, faults } = await start({
    health: () => {
      throw new Error("secret path /home/someone");
    },
  });
  const answer = await ask("GET", "/api/health");
  expect([answer.statusCode, answer.json()]).toMatchObject([500, { code: "PART_FAILED" }]);
  expect(answer.body).not.toContain("secret");
  expect(faults).toEqual(["http: secret path /home/someone"]);
});

test("changes are limited in rate, looking is not", async () => {
  const { ask } = await start();
  const statuses: number[] = [];
  for (let count = 0; count < 61; count++)
    statuses.push((await ask("PUT", "/api/settings", { units: "in" })).statusCode);
  expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true);
  expect(statuses[60]).toBe(429);
  expect((await ask("PUT", "/api/settings", { units: "in" })).json()).toMatchObject({ code: "TOO_MANY_REQUESTS" });
  expect((await ask("GET", "/api/settings")).statusCode).toBe(200);
});

test("the interface describes itself: every route, from the schemas it is checked with", async () => {
  const { ask } = await start();
  const document = (await ask("GET", "/api/openapi.json")).json<{ openapi: string; paths: Record<string, object> }>();
  expect(document.openapi).toBe("3.1.0");
  expect(
    Object.entries(document.paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
      .toSorted(),
  ).toEqual([
    "delete /api/profiles/{id}",
    "delete /api/sessions/{id}",
    "get /api/doctor",
    "get /api/health",
    "get /api/keeping",
    "get /api/profiles",
    "get /api/profiles/{id}",
    "get /api/profiles/{id}/bands",
    "get /api/profiles/{id}/history",
    "get /api/profiles/{id}/journal",
    "get /api/profiles/{id}/plan",
    "get /api/profiles/{id}/screening",
    "get /api/profiles/{id}/spots",
    "get /api/programs",
    "get /api/rollers",
    "get /api/rollers/{id}/calibration",
    "get /api/rollers/{id}/ramp",
    "get /api/sessions",
    "get /api/sessions/{id}",
    "get /api/sessions/{id}/export",
    "get /api/sessions/{id}/review",
    "get /api/sessions/{id}/share",
    "get /api/sessions/{id}/traces",
    "get /api/settings",
    "patch /api/rollers/{id}",
    "patch /api/sessions/{id}",
    "post /api/keeping/effect",
    "post /api/profiles",
    "post /api/profiles/{id}/check-ins",
    "post /api/profiles/{id}/screening",
    "post /api/rollers/{id}/calibration",
    "post /api/rollers/{id}/program",
    "post /api/rollers/{id}/ramp",
    "post /api/rollers/{id}/tare",
    "post /api/sessions",
    "post /api/sessions/{id}/stop",
    "put /api/keeping",
    "put /api/profiles/{id}",
    "put /api/rollers/{id}/profile",
    "put /api/rollers/{id}/selection",
    "put /api/settings",
  ]);
  expect(JSON.stringify(document.paths["/api/settings"])).toContain("bodyWeightKg");
});
