import type { ChangeTarget } from './change-target.js';
import { LONGEST_VALUE } from './tracked-table.js';

/** How a value is shown. */
export function postgresqlValue({ schema }: ChangeTarget): string {
  return `CREATE OR REPLACE FUNCTION ${schema}"auditreel_value"(value jsonb, kind text) RETURNS jsonb
LANGUAGE sql STABLE
AS $auditreel$
  SELECT CASE
    WHEN value IS NULL OR jsonb_typeof(value) = 'null' THEN value
    WHEN kind = 'redacted' THEN '"[redacted]"'::jsonb
    WHEN kind = 'bytes' AND left(value #>> '{}', 2) = '\\x' THEN (
      SELECT jsonb_build_object('length', length(bytes), 'sha256', encode(sha256(bytes), 'hex'))
      FROM decode(substr(value #>> '{}', 3), 'hex') AS bytes
    )
    WHEN kind = 'bytes' OR octet_length(value #>> '{}') > ${LONGEST_VALUE} THEN (
      SELECT jsonb_build_object('length', length(bytes), 'sha256', encode(sha256(bytes), 'hex'))
      FROM convert_to(value #>> '{}', 'UTF8') AS bytes
    )
    WHEN kind = 'exact' AND jsonb_typeof(value) = 'array' THEN to_jsonb(ARRAY(SELECT jsonb_array_elements_text(value)))
    WHEN kind = 'exact' THEN to_jsonb(value #>> '{}')
    WHEN kind = 'time' AND value #>> '{}' ~ '^\\d{4}-\\d\\d-\\d\\dT[^ ]*$' THEN to_jsonb(
      regexp_replace(to_char((value #>> '{}')::timestamp, 'YYYY-MM-DD"T"HH24:MI:SS.US'), '000$', '') || 'Z'
    )
    ELSE value
  END
$auditreel$`;
}
