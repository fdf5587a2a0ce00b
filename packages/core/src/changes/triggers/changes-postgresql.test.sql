-- auditreel changes 1
-- What is written to these tables makes changes. Made by `npx auditreel changes add`, to be taken away by `npx auditreel changes remove`.

CREATE OR REPLACE FUNCTION "auditreel_value"(value jsonb, kind text) RETURNS jsonb
LANGUAGE sql STABLE
AS $auditreel$
  SELECT CASE
    WHEN value IS NULL OR jsonb_typeof(value) = 'null' THEN value
    WHEN kind = 'redacted' THEN '"[redacted]"'::jsonb
    WHEN kind = 'bytes' AND left(value #>> '{}', 2) = '\x' THEN (
      SELECT jsonb_build_object('length', length(bytes), 'sha256', encode(sha256(bytes), 'hex'))
      FROM decode(substr(value #>> '{}', 3), 'hex') AS bytes
    )
    WHEN kind = 'bytes' OR octet_length(value #>> '{}') > 2048 THEN (
      SELECT jsonb_build_object('length', length(bytes), 'sha256', encode(sha256(bytes), 'hex'))
      FROM convert_to(value #>> '{}', 'UTF8') AS bytes
    )
    WHEN kind = 'exact' AND jsonb_typeof(value) = 'array' THEN to_jsonb(ARRAY(SELECT jsonb_array_elements_text(value)))
    WHEN kind = 'exact' THEN to_jsonb(value #>> '{}')
    WHEN kind = 'time' AND value #>> '{}' ~ '^\d{4}-\d\d-\d\dT[^ ]*$' THEN to_jsonb(
      regexp_replace(to_char((value #>> '{}')::timestamp, 'YYYY-MM-DD"T"HH24:MI:SS.US'), '000$', '') || 'Z'
    )
    ELSE value
  END
$auditreel$;

CREATE OR REPLACE FUNCTION "auditreel_change"() RETURNS trigger
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
    IF is_odd AND TG_OP <> 'INSERT' THEN
      was := '{}';
      FOR name IN SELECT attname FROM pg_attribute WHERE attrelid = TG_RELID AND attnum > 0 AND NOT attisdropped LOOP
        BEGIN
          EXECUTE format('SELECT replace(to_json(($1).%I)::text, $2, $3)::jsonb', name) USING OLD, '\u0000', '\ufffd' INTO part;
        EXCEPTION WHEN OTHERS THEN
          EXECUTE format('SELECT jsonb_build_object(''length'', pg_column_size(($1).%I))', name) USING OLD INTO part;
        END;
        was := was || jsonb_build_object(name, part);
      END LOOP;
    END IF;
    IF is_odd AND TG_OP <> 'DELETE' THEN
      became := '{}';
      FOR name IN SELECT attname FROM pg_attribute WHERE attrelid = TG_RELID AND attnum > 0 AND NOT attisdropped LOOP
        BEGIN
          EXECUTE format('SELECT replace(to_json(($1).%I)::text, $2, $3)::jsonb', name) USING NEW, '\u0000', '\ufffd' INTO part;
        EXCEPTION WHEN OTHERS THEN
          EXECUTE format('SELECT jsonb_build_object(''length'', pg_column_size(($1).%I))', name) USING NEW INTO part;
        END;
        became := became || jsonb_build_object(name, part);
      END LOOP;
    END IF;
    SELECT
      jsonb_object_agg(field, shown_was) FILTER (WHERE TG_OP <> 'INSERT'),
      jsonb_object_agg(field, shown_became) FILTER (WHERE TG_OP <> 'DELETE'),
      jsonb_agg(field) FILTER (WHERE kind IN ('text', 'json', 'bytes')
        AND (shown_was IS DISTINCT FROM value_was OR shown_became IS DISTINCT FROM value_became))
    INTO image_before, image_after, cut
    FROM (
      SELECT col ->> 0 AS field, col ->> 1 AS kind, value_was, value_became,
        "auditreel_value"(value_was, col ->> 1) AS shown_was,
        "auditreel_value"(value_became, col ->> 1) AS shown_became
      FROM jsonb_each(spec -> 'columns') AS columns (key, col),
        LATERAL (SELECT was -> key AS value_was, became -> key AS value_became) AS pair
      WHERE value_was IS DISTINCT FROM value_became
    ) AS changed;
    IF TG_OP = 'UPDATE' AND image_after IS NULL AND NOT is_odd THEN
      RETURN NULL;
    END IF;
    SELECT left(CASE count(*) WHEN 1 THEN max(shown #>> '{}') ELSE '[' || string_agg(shown::text, ',' ORDER BY nth) || ']' END, 191)
    INTO target
    FROM jsonb_array_elements(spec -> 'id') WITH ORDINALITY AS ids (id, nth),
      LATERAL (SELECT "auditreel_value"(coalesce(was, became) -> (id ->> 0), id ->> 1) AS shown) AS part;
  END IF;
  IF current_setting('auditreel.ctx', true) <> '' THEN
    BEGIN
      context := current_setting('auditreel.ctx', true);
    EXCEPTION WHEN OTHERS THEN
      context := NULL;
    END;
  END IF;
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
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
$auditreel$;

DO $auditreel$ BEGIN
  EXECUTE 'ALTER FUNCTION "auditreel_change"() SET search_path TO '
    || concat_ws(', ', (SELECT string_agg(quote_ident(name), ', ' ORDER BY nth) FROM unnest(current_schemas(false)) WITH ORDINALITY AS path (name, nth)), 'pg_temp');
END $auditreel$;

-- auditreel changes of Order
DROP TRIGGER IF EXISTS "auditreel_changes_row" ON "orders";

DROP TRIGGER IF EXISTS "auditreel_changes_truncate" ON "orders";

CREATE TRIGGER "auditreel_changes_row" AFTER INSERT OR UPDATE OR DELETE ON "orders" FOR EACH ROW EXECUTE FUNCTION "auditreel_change"('{"model":"Order","id":[["id","number"]],"columns":{"id":["id","number"],"user_id":["userId","number"],"note":["note","text"],"total":["total","exact"],"paid":["paid","boolean"],"at":["at","time"],"extra":["extra","json"],"scan":["scan","bytes"],"apiKey":["apiKey","redacted"]}}');

CREATE TRIGGER "auditreel_changes_truncate" AFTER TRUNCATE ON "orders" FOR EACH STATEMENT EXECUTE FUNCTION "auditreel_change"('{"model":"Order","id":[["id","number"]],"columns":{"id":["id","number"],"user_id":["userId","number"],"note":["note","text"],"total":["total","exact"],"paid":["paid","boolean"],"at":["at","time"],"extra":["extra","json"],"scan":["scan","bytes"],"apiKey":["apiKey","redacted"]}}');
