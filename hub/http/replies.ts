// Every fault of the API as one typed body with the matching status.
import type { FastifyError } from "fastify";

import { InchwormError, type ErrorCode } from "#hub/errors.ts";
import type { ErrorMessage } from "#shared/schema/live.ts";

const STATUS: Partial<Record<ErrorCode, number>> = {
  BAD_REQUEST: 400,
  BAD_MESSAGE: 400,
  TEXT_NOT_PLAIN: 400,
  CALIBRATION_NUMBER_MISSING: 400,
  FOREIGN_ORIGIN: 403,
  ONLY_HERE: 403,
  NOT_FOUND: 404,
  NO_SESSION: 404,
  NO_ROLLER: 404,
  NO_PROGRAM: 404,
  PROGRAM_NOT_RUNNING: 409,
  NO_PROFILE: 404,
  AREA_BLOCKED: 409,
  AREA_STOPPED: 409,
  SCREENING_DUE: 409,
  ANSWER_STANDS: 409,
  RAMP_NOT_RUNNING: 409,
  SESSION_RUNNING: 409,
  SESSION_NOT_RUNNING: 409,
  CALIBRATION_NOT_RUNNING: 409,
  TARE_REFUSED: 409,
  PERSON_HAS_SESSIONS: 409,
  SAMPLES_DELETED: 410,
  TOO_MANY_REQUESTS: 429,
  TOO_MANY_CLIENTS: 503,
  STORE_UNAVAILABLE: 503,
};

export interface TypedReply {
  readonly status: number;
  readonly body: ErrorMessage;
}

/** Whatever a route threw, as what the client gets. Never shows a stack, nor what an unexpected error says. */
export function typedReply(thrown: FastifyError | Error): TypedReply {
  if (thrown instanceof InchwormError) return reply(thrown, STATUS[thrown.code] ?? 500);
  const status = "statusCode" in thrown && thrown.statusCode !== undefined ? thrown.statusCode : 500;
  if (status === 429) return reply(new InchwormError("TOO_MANY_REQUESTS"), 429);
  if (status >= 400 && status < 500) return reply(new InchwormError("BAD_REQUEST", thrown.message), status);
  return reply(new InchwormError("PART_FAILED"), 500);
}

function reply(error: InchwormError, status: number): TypedReply {
  return {
    status,
    body: {
      type: "error",
      code: error.code,
      message: error.message,
      whatToDo: error.whatToDo,
      ...(error.told.length === 0 ? {} : { told: [...error.told] }),
    },
  };
}
