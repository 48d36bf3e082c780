// Version 1: sessions and what is worked out from their journals.
import { sql, type CreateTableBuilder, type Kysely } from "kysely";

import type { ColumnTypes } from "./columnTypes.ts";

const NAME = 64;

export async function createTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { whole, real, finish } = types;
  const table = <Name extends string>(name: Name) => db.schema.createTable(name);
  const ofSession = <Name extends string>(name: Name) =>
    table(name).addColumn("session_id", "text", (column) =>
      column.notNull().references("sessions.id").onDelete("cascade"),
    );
  const area = <Name extends string, Column extends string>(builder: CreateTableBuilder<Name, Column>) =>
    builder
      .addColumn("muscle", "text", (column) => column.notNull())
      .addColumn("side", "text", (column) => column.notNull());
  const sums = <Name extends string, Column extends string>(builder: CreateTableBuilder<Name, Column>) =>
    ["contact_ms", "in_pace_ms", "in_force_ms", "counted_ms", "strokes", "holds", "hold_ms"].reduce<
      CreateTableBuilder<string, string>
    >((made, name) => made.addColumn(name, whole, (column) => column.notNull()), builder);

  await finish(
    sums(
      area(
        table("sessions").addColumn("id", "text", (column) =>
          column.primaryKey().check(sql`length(id) <= ${sql.lit(NAME)}`),
        ),
      ),
    )
      .addColumn("roller_id", "text", (column) => column.notNull())
      .addColumn("roller_name", "text", (column) => column.notNull())
      .addColumn("simulated", whole, (column) => column.notNull())
      .addColumn("person_id", "text")
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("started_ms", whole, (column) => column.notNull())
      .addColumn("stopped_ms", whole)
      .addColumn("date", "text", (column) => column.notNull())
      .addColumn("mode", "text", (column) => column.notNull())
      .addColumn("program_ids", "text", (column) => column.notNull())
      .addColumn("phase", "text")
      .addColumn("note", "text")
      .addColumn("discomfort_before", whole)
      .addColumn("discomfort_after", whole)
      .addColumn("core_version", "text")
      .addColumn("calibration_ms", whole)
      .addColumn("calibration_age_ms", whole)
      .addColumn("device_id", "text")
      .addColumn("device", "text")
      .addColumn("settings", "text")
      .addColumn("gap_ms", whole, (column) => column.notNull())
      .addColumn("cues", whole, (column) => column.notNull())
      .addColumn("mean_force_n", real)
      .addColumn("digest", "text", (column) => column.notNull()),
  );
  await finish(
    sums(area(ofSession("doses")))
      // The session's own, here too: history sums up doses without looking at sessions.
      .addColumn("person_id", "text")
      .addColumn("date", "text", (column) => column.notNull())
      .addColumn("phase", "text")
      .addColumn("stroke_mm", real, (column) => column.notNull())
      .addColumn("mean_force_n", real)
      .addPrimaryKeyConstraint("doses_key", ["session_id", "muscle", "side"]),
  );
  await finish(
    area(ofSession("holds"))
      .addColumn("number", whole, (column) => column.notNull())
      .addColumn("start_ms", real, (column) => column.notNull())
      .addColumn("end_ms", real, (column) => column.notNull())
      .addColumn("counted_ms", real, (column) => column.notNull())
      .addPrimaryKeyConstraint("holds_key", ["session_id", "number"]),
  );
  await finish(
    ofSession("cues")
      .addColumn("number", whole, (column) => column.notNull())
      .addColumn("cue_id", "text", (column) => column.notNull())
      .addColumn("rule_id", "text", (column) => column.notNull())
      .addColumn("why", "text", (column) => column.notNull())
      .addColumn("t_ms", real, (column) => column.notNull())
      .addPrimaryKeyConstraint("cues_key", ["session_id", "number"]),
  );
  await finish(
    area(ofSession("spots").addColumn("spot_id", "text", (column) => column.notNull()))
      .addColumn("marked_ms", real, (column) => column.notNull())
      .addColumn("how", "text", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("place_mm", real)
      .addColumn("place_from", "text")
      .addColumn("known_pain", whole)
      .addColumn("discomfort_before", whole)
      .addColumn("discomfort_after", whole)
      .addColumn("answers", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("spots_key", ["session_id", "spot_id"]),
  );
  await finish(
    table("check_ins")
      .addColumn("person_id", "text", (column) => column.notNull())
      .addColumn("date", "text", (column) => column.notNull())
      .addColumn("at_ms", whole, (column) => column.notNull())
      .addColumn("soreness", whole, (column) => column.notNull())
      .addColumn("sore_over_a_day", whole, (column) => column.notNull())
      .addColumn("bruised", whole, (column) => column.notNull())
      .addColumn("knee_pain", whole, (column) => column.notNull())
      .addColumn("flare", whole, (column) => column.notNull())
      .addColumn("phase", "text")
      .addColumn("note", "text")
      .addPrimaryKeyConstraint("check_ins_key", ["person_id", "date"]),
  );
  await db.schema.createIndex("sessions_by_person").on("sessions").columns(["person_id", "date", "id"]).execute();
  await db.schema.createIndex("doses_by_person").on("doses").columns(["person_id", "date"]).execute();
  await db.schema.createIndex("sessions_by_date").on("sessions").columns(["date", "id"]).execute();
}
