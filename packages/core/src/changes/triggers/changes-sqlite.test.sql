-- auditreel changes 1
-- What is written to these tables makes changes. Made by `npx auditreel changes add`, to be taken away by `npx auditreel changes remove`.

-- auditreel changes of Order
DROP TRIGGER IF EXISTS "auditreel_changes_create_orders";

DROP TRIGGER IF EXISTS "auditreel_changes_update_orders";

DROP TRIGGER IF EXISTS "auditreel_changes_delete_orders";

CREATE TRIGGER "auditreel_changes_create_orders" AFTER INSERT ON "orders"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Order', substr(CAST(CASE typeof(NEW."id") WHEN 'blob' THEN lower(hex(NEW."id")) ELSE NEW."id" END AS TEXT), 1, 191), 'create',
    NULL, image.became, nullif(image.cut, '[]')
  FROM (
    SELECT json_group_object(name, json(became)) AS became,
      json_group_array(name) FILTER (WHERE cut) AS cut, count(*) AS changed
    FROM (
      SELECT name,
        CASE
          WHEN became IS NULL THEN 'null'
          WHEN kind = 'redacted' THEN '"[redacted]"'
          WHEN typeof(became) = 'blob' OR (typeof(became) = 'text' AND length(CAST(became AS BLOB)) > 2048) THEN '{"length":' || length(CAST(became AS BLOB)) || '}'
          WHEN kind = 'boolean' AND became IN (0, 1) THEN CASE became WHEN 1 THEN 'true' ELSE 'false' END
          WHEN kind = 'time' AND typeof(became) <> 'real' THEN json_quote(coalesce(CASE typeof(became) WHEN 'integer' THEN strftime('%Y-%m-%dT%H:%M:%f', became / 1000.0, 'unixepoch') WHEN 'text' THEN strftime('%Y-%m-%dT%H:%M:%f', became) END || 'Z', became))
          WHEN kind = 'json' AND typeof(became) = 'text' AND json_valid(became) THEN became
          WHEN typeof(became) = 'text' THEN json_quote(became)
          WHEN kind = 'exact' OR became NOT BETWEEN -9007199254740991 AND 9007199254740991 AND typeof(became) = 'integer' THEN json_quote(CAST(became AS TEXT))
          WHEN typeof(became) = 'real' AND became BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 THEN printf('%!.17g', became)
          WHEN typeof(became) = 'real' THEN json_quote(CAST(became AS TEXT))
          ELSE json_quote(became)
        END AS became,
        (kind <> 'redacted' AND (typeof(became) = 'blob' OR (typeof(became) = 'text' AND length(CAST(became AS BLOB)) > 2048))) AS cut
      FROM (
          SELECT 'id' AS name, 'number' AS kind, NULL AS was, NEW."id" AS became
          UNION ALL SELECT 'userId' AS name, 'number' AS kind, NULL AS was, NEW."user_id" AS became
          UNION ALL SELECT 'note' AS name, 'text' AS kind, NULL AS was, NEW."note" AS became
          UNION ALL SELECT 'total' AS name, 'exact' AS kind, NULL AS was, NEW."total" AS became
          UNION ALL SELECT 'paid' AS name, 'boolean' AS kind, NULL AS was, NEW."paid" AS became
          UNION ALL SELECT 'at' AS name, 'time' AS kind, NULL AS was, NEW."at" AS became
          UNION ALL SELECT 'extra' AS name, 'json' AS kind, NULL AS was, NEW."extra" AS became
          UNION ALL SELECT 'scan' AS name, 'bytes' AS kind, NULL AS was, NEW."scan" AS became
          UNION ALL SELECT 'apiKey' AS name, 'redacted' AS kind, NULL AS was, NEW."apiKey" AS became
      )
    )
  ) AS image
  JOIN (
    SELECT CASE WHEN last BETWEEN now AND now + 60000 THEN last ELSE now END AS at, n
    FROM (
      SELECT CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) AS now,
        (SELECT "recordedAt" FROM "audit_changes" ORDER BY rowid DESC LIMIT 1) AS last,
        coalesce((SELECT max(rowid) FROM "audit_changes"), 0) + 1 AS n
    )
  ) AS clock
  LEFT JOIN "audit_context" AS context ON context."key" = 'current'
  WHERE image.changed > 0;
END;

CREATE TRIGGER "auditreel_changes_update_orders" AFTER UPDATE ON "orders"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Order', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'update',
    image.was, image.became, nullif(image.cut, '[]')
  FROM (
    SELECT json_group_object(name, json(was)) AS was, json_group_object(name, json(became)) AS became,
      json_group_array(name) FILTER (WHERE cut) AS cut, count(*) AS changed
    FROM (
      SELECT name,
        CASE
          WHEN was IS NULL THEN 'null'
          WHEN kind = 'redacted' THEN '"[redacted]"'
          WHEN typeof(was) = 'blob' OR (typeof(was) = 'text' AND length(CAST(was AS BLOB)) > 2048) THEN '{"length":' || length(CAST(was AS BLOB)) || '}'
          WHEN kind = 'boolean' AND was IN (0, 1) THEN CASE was WHEN 1 THEN 'true' ELSE 'false' END
          WHEN kind = 'time' AND typeof(was) <> 'real' THEN json_quote(coalesce(CASE typeof(was) WHEN 'integer' THEN strftime('%Y-%m-%dT%H:%M:%f', was / 1000.0, 'unixepoch') WHEN 'text' THEN strftime('%Y-%m-%dT%H:%M:%f', was) END || 'Z', was))
          WHEN kind = 'json' AND typeof(was) = 'text' AND json_valid(was) THEN was
          WHEN typeof(was) = 'text' THEN json_quote(was)
          WHEN kind = 'exact' OR was NOT BETWEEN -9007199254740991 AND 9007199254740991 AND typeof(was) = 'integer' THEN json_quote(CAST(was AS TEXT))
          WHEN typeof(was) = 'real' AND was BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 THEN printf('%!.17g', was)
          WHEN typeof(was) = 'real' THEN json_quote(CAST(was AS TEXT))
          ELSE json_quote(was)
        END AS was,
        CASE
          WHEN became IS NULL THEN 'null'
          WHEN kind = 'redacted' THEN '"[redacted]"'
          WHEN typeof(became) = 'blob' OR (typeof(became) = 'text' AND length(CAST(became AS BLOB)) > 2048) THEN '{"length":' || length(CAST(became AS BLOB)) || '}'
          WHEN kind = 'boolean' AND became IN (0, 1) THEN CASE became WHEN 1 THEN 'true' ELSE 'false' END
          WHEN kind = 'time' AND typeof(became) <> 'real' THEN json_quote(coalesce(CASE typeof(became) WHEN 'integer' THEN strftime('%Y-%m-%dT%H:%M:%f', became / 1000.0, 'unixepoch') WHEN 'text' THEN strftime('%Y-%m-%dT%H:%M:%f', became) END || 'Z', became))
          WHEN kind = 'json' AND typeof(became) = 'text' AND json_valid(became) THEN became
          WHEN typeof(became) = 'text' THEN json_quote(became)
          WHEN kind = 'exact' OR became NOT BETWEEN -9007199254740991 AND 9007199254740991 AND typeof(became) = 'integer' THEN json_quote(CAST(became AS TEXT))
          WHEN typeof(became) = 'real' AND became BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 THEN printf('%!.17g', became)
          WHEN typeof(became) = 'real' THEN json_quote(CAST(became AS TEXT))
          ELSE json_quote(became)
        END AS became,
        (kind <> 'redacted' AND (typeof(was) = 'blob' OR (typeof(was) = 'text' AND length(CAST(was AS BLOB)) > 2048))) OR (kind <> 'redacted' AND (typeof(became) = 'blob' OR (typeof(became) = 'text' AND length(CAST(became AS BLOB)) > 2048))) AS cut
      FROM (
          SELECT 'id' AS name, 'number' AS kind, OLD."id" AS was, NEW."id" AS became
          UNION ALL SELECT 'userId' AS name, 'number' AS kind, OLD."user_id" AS was, NEW."user_id" AS became
          UNION ALL SELECT 'note' AS name, 'text' AS kind, OLD."note" AS was, NEW."note" AS became
          UNION ALL SELECT 'total' AS name, 'exact' AS kind, OLD."total" AS was, NEW."total" AS became
          UNION ALL SELECT 'paid' AS name, 'boolean' AS kind, OLD."paid" AS was, NEW."paid" AS became
          UNION ALL SELECT 'at' AS name, 'time' AS kind, OLD."at" AS was, NEW."at" AS became
          UNION ALL SELECT 'extra' AS name, 'json' AS kind, OLD."extra" AS was, NEW."extra" AS became
          UNION ALL SELECT 'scan' AS name, 'bytes' AS kind, OLD."scan" AS was, NEW."scan" AS became
          UNION ALL SELECT 'apiKey' AS name, 'redacted' AS kind, OLD."apiKey" AS was, NEW."apiKey" AS became
      )
      WHERE was IS NOT became
    )
  ) AS image
  JOIN (
    SELECT CASE WHEN last BETWEEN now AND now + 60000 THEN last ELSE now END AS at, n
    FROM (
      SELECT CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) AS now,
        (SELECT "recordedAt" FROM "audit_changes" ORDER BY rowid DESC LIMIT 1) AS last,
        coalesce((SELECT max(rowid) FROM "audit_changes"), 0) + 1 AS n
    )
  ) AS clock
  LEFT JOIN "audit_context" AS context ON context."key" = 'current'
  WHERE image.changed > 0;
END;

CREATE TRIGGER "auditreel_changes_delete_orders" AFTER DELETE ON "orders"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Order', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'delete',
    image.was, NULL, nullif(image.cut, '[]')
  FROM (
    SELECT json_group_object(name, json(was)) AS was,
      json_group_array(name) FILTER (WHERE cut) AS cut, count(*) AS changed
    FROM (
      SELECT name,
        CASE
          WHEN was IS NULL THEN 'null'
          WHEN kind = 'redacted' THEN '"[redacted]"'
          WHEN typeof(was) = 'blob' OR (typeof(was) = 'text' AND length(CAST(was AS BLOB)) > 2048) THEN '{"length":' || length(CAST(was AS BLOB)) || '}'
          WHEN kind = 'boolean' AND was IN (0, 1) THEN CASE was WHEN 1 THEN 'true' ELSE 'false' END
          WHEN kind = 'time' AND typeof(was) <> 'real' THEN json_quote(coalesce(CASE typeof(was) WHEN 'integer' THEN strftime('%Y-%m-%dT%H:%M:%f', was / 1000.0, 'unixepoch') WHEN 'text' THEN strftime('%Y-%m-%dT%H:%M:%f', was) END || 'Z', was))
          WHEN kind = 'json' AND typeof(was) = 'text' AND json_valid(was) THEN was
          WHEN typeof(was) = 'text' THEN json_quote(was)
          WHEN kind = 'exact' OR was NOT BETWEEN -9007199254740991 AND 9007199254740991 AND typeof(was) = 'integer' THEN json_quote(CAST(was AS TEXT))
          WHEN typeof(was) = 'real' AND was BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 THEN printf('%!.17g', was)
          WHEN typeof(was) = 'real' THEN json_quote(CAST(was AS TEXT))
          ELSE json_quote(was)
        END AS was,
        (kind <> 'redacted' AND (typeof(was) = 'blob' OR (typeof(was) = 'text' AND length(CAST(was AS BLOB)) > 2048))) AS cut
      FROM (
          SELECT 'id' AS name, 'number' AS kind, OLD."id" AS was, NULL AS became
          UNION ALL SELECT 'userId' AS name, 'number' AS kind, OLD."user_id" AS was, NULL AS became
          UNION ALL SELECT 'note' AS name, 'text' AS kind, OLD."note" AS was, NULL AS became
          UNION ALL SELECT 'total' AS name, 'exact' AS kind, OLD."total" AS was, NULL AS became
          UNION ALL SELECT 'paid' AS name, 'boolean' AS kind, OLD."paid" AS was, NULL AS became
          UNION ALL SELECT 'at' AS name, 'time' AS kind, OLD."at" AS was, NULL AS became
          UNION ALL SELECT 'extra' AS name, 'json' AS kind, OLD."extra" AS was, NULL AS became
          UNION ALL SELECT 'scan' AS name, 'bytes' AS kind, OLD."scan" AS was, NULL AS became
          UNION ALL SELECT 'apiKey' AS name, 'redacted' AS kind, OLD."apiKey" AS was, NULL AS became
      )
    )
  ) AS image
  JOIN (
    SELECT CASE WHEN last BETWEEN now AND now + 60000 THEN last ELSE now END AS at, n
    FROM (
      SELECT CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) AS now,
        (SELECT "recordedAt" FROM "audit_changes" ORDER BY rowid DESC LIMIT 1) AS last,
        coalesce((SELECT max(rowid) FROM "audit_changes"), 0) + 1 AS n
    )
  ) AS clock
  LEFT JOIN "audit_context" AS context ON context."key" = 'current'
  WHERE image.changed > 0;
END;
