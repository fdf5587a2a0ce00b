import type { ChangeTarget } from './change-target.js';
import { LONGEST_TARGET } from './tracked-table.js';

/**
 * What every trigger runs. Rows are compared byte by byte, then taken as JSON; where PostgreSQL cannot (a NUL inside
 * \`json\`, a quarter of a gigabyte of text), column by column, so that no value can keep its row out of the changes,
 * and none can make the write fail.
 */
export function postgresqlFunction(target: ChangeTarget): string {
  const { schema, changes, columns } = target;
  return `CREATE OR REPLACE FUNCTION ${schema}"auditreel_change"() RETURNS trigger
LANGUAGE plpgsql
SET timezone TO 'UTC'
SET bytea_output TO 'hex'
AS $auditreel$
DECLARE
  spec CONSTANT jsonb := TG_ARGV[0];
  us CONSTANT bigint := extract(epoch FROM clock_timestamp()) * 1000000;
  context jsonb;
  was jsonb;
  became jsonb;
  part jsonb;
  name text;
  target text;
  image_before jsonb;
  image_after jsonb;
  cut jsonb;
  is_odd boolean := false;
BEGIN
  IF TG_OP = 'UPDATE' AND NOT OLD *<> NEW THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'TRUNCATE' THEN
    BEGIN
      was := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
      became := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
    EXCEPTION WHEN OTHERS THEN
      is_odd := true;
    END;
${columnByColumn('was', 'OLD', 'INSERT')}
${columnByColumn('became', 'NEW', 'DELETE')}
    SELECT
      jsonb_object_agg(field, shown_was) FILTER (WHERE TG_OP <> 'INSERT'),
      jsonb_object_agg(field, shown_became) FILTER (WHERE TG_OP <> 'DELETE'),
      jsonb_agg(field) FILTER (WHERE kind IN ('text', 'json', 'bytes')
        AND (shown_was IS DISTINCT FROM value_was OR shown_became IS DISTINCT FROM value_became))
    INTO image_before, image_after, cut
    FROM (
      SELECT col ->> 0 AS field, col ->> 1 AS kind, value_was, value_became,
        ${schema}"auditreel_value"(value_was, col ->> 1) AS shown_was,
        ${schema}"auditreel_value"(value_became, col ->> 1) AS shown_became
      FROM jsonb_each(spec -> 'columns') AS columns (key, col),
        LATERAL (SELECT was -> key AS value_was, became -> key AS value_became) AS pair
      WHERE value_was IS DISTINCT FROM value_became
    ) AS changed;
    IF TG_OP = 'UPDATE' AND image_after IS NULL AND NOT is_odd THEN
      RETURN NULL;
    END IF;
    SELECT left(CASE count(*) WHEN 1 THEN max(shown #>> '{}') ELSE '[' || string_agg(shown::text, ',' ORDER BY nth) || ']' END, ${LONGEST_TARGET})
    INTO target
    FROM jsonb_array_elements(spec -> 'id') WITH ORDINALITY AS ids (id, nth),
      LATERAL (SELECT ${schema}"auditreel_value"(coalesce(was, became) -> (id ->> 0), id ->> 1) AS shown) AS part;
  END IF;
  IF current_setting('auditreel.ctx', true) <> '' THEN
    BEGIN
      context := current_setting('auditreel.ctx', true);
    EXCEPTION WHEN OTHERS THEN
      context := NULL;
    END;
  END IF;
  INSERT INTO ${changes} (${columns})
  VALUES (
    (lpad(to_hex(us / 1000), 12, '0') || '7' || lpad(to_hex(us % 1000 * 4096 / 1000), 3, '0')
      || substr(replace(gen_random_uuid()::text, '-', ''), 17))::uuid,
    1, 'main',
    CASE WHEN context ->> 'recordId' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN (context ->> 'recordId')::uuid END,
    left(context ->> 'actorType', 16), left(context ->> 'actorId', 191),
    us / 1000, spec ->> 'model', target,
    CASE TG_OP WHEN 'INSERT' THEN 'create' ELSE lower(TG_OP) END,
    image_before, image_after, cut
  );
  RETURN NULL;
END
$auditreel$`;
}

function columnByColumn(
  row: 'was' | 'became',
  version: 'OLD' | 'NEW',
  absentFor: 'INSERT' | 'DELETE',
): string {
  return `    IF is_odd AND TG_OP <> '${absentFor}' THEN
      ${row} := '{}';
      FOR name IN SELECT attname FROM pg_attribute WHERE attrelid = TG_RELID AND attnum > 0 AND NOT attisdropped LOOP
        BEGIN
          EXECUTE format('SELECT replace(to_json(($1).%I)::text, $2, $3)::jsonb', name) USING ${version}, '\\u0000', '\\ufffd' INTO part;
        EXCEPTION WHEN OTHERS THEN
          EXECUTE format('SELECT jsonb_build_object(''length'', pg_column_size(($1).%I))', name) USING ${version} INTO part;
        END;
        ${row} := ${row} || jsonb_build_object(name, part);
      END LOOP;
    END IF;`;
}
