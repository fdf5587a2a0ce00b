-- auditreel changes 1
-- What is written to these tables makes changes. Made by `npx auditreel changes add`, to be taken away by `npx auditreel changes remove`.

-- auditreel changes of User
DROP TRIGGER IF EXISTS "auditreel_changes_create_User";

DROP TRIGGER IF EXISTS "auditreel_changes_update_User";

DROP TRIGGER IF EXISTS "auditreel_changes_delete_User";

CREATE TRIGGER "auditreel_changes_create_User" AFTER INSERT ON "User"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'User', substr(CAST(CASE typeof(NEW."id") WHEN 'blob' THEN lower(hex(NEW."id")) ELSE NEW."id" END AS TEXT), 1, 191), 'create',
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
          SELECT 'id' AS name, 'text' AS kind, NULL AS was, NEW."id" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, NULL AS was, NEW."name" AS became
          UNION ALL SELECT 'email' AS name, 'text' AS kind, NULL AS was, NEW."email" AS became
          UNION ALL SELECT 'emailVerified' AS name, 'boolean' AS kind, NULL AS was, NEW."emailVerified" AS became
          UNION ALL SELECT 'image' AS name, 'text' AS kind, NULL AS was, NEW."image" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, NULL AS was, NEW."createdAt" AS became
          UNION ALL SELECT 'updatedAt' AS name, 'time' AS kind, NULL AS was, NEW."updatedAt" AS became
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

CREATE TRIGGER "auditreel_changes_update_User" AFTER UPDATE ON "User"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'User', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'update',
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
          SELECT 'id' AS name, 'text' AS kind, OLD."id" AS was, NEW."id" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NEW."name" AS became
          UNION ALL SELECT 'email' AS name, 'text' AS kind, OLD."email" AS was, NEW."email" AS became
          UNION ALL SELECT 'emailVerified' AS name, 'boolean' AS kind, OLD."emailVerified" AS was, NEW."emailVerified" AS became
          UNION ALL SELECT 'image' AS name, 'text' AS kind, OLD."image" AS was, NEW."image" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NEW."createdAt" AS became
          UNION ALL SELECT 'updatedAt' AS name, 'time' AS kind, OLD."updatedAt" AS was, NEW."updatedAt" AS became
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

CREATE TRIGGER "auditreel_changes_delete_User" AFTER DELETE ON "User"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'User', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'delete',
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
          SELECT 'id' AS name, 'text' AS kind, OLD."id" AS was, NULL AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NULL AS became
          UNION ALL SELECT 'email' AS name, 'text' AS kind, OLD."email" AS was, NULL AS became
          UNION ALL SELECT 'emailVerified' AS name, 'boolean' AS kind, OLD."emailVerified" AS was, NULL AS became
          UNION ALL SELECT 'image' AS name, 'text' AS kind, OLD."image" AS was, NULL AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NULL AS became
          UNION ALL SELECT 'updatedAt' AS name, 'time' AS kind, OLD."updatedAt" AS was, NULL AS became
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

-- auditreel changes of Workspace
DROP TRIGGER IF EXISTS "auditreel_changes_create_Workspace";

DROP TRIGGER IF EXISTS "auditreel_changes_update_Workspace";

DROP TRIGGER IF EXISTS "auditreel_changes_delete_Workspace";

CREATE TRIGGER "auditreel_changes_create_Workspace" AFTER INSERT ON "Workspace"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Workspace', substr(CAST(CASE typeof(NEW."id") WHEN 'blob' THEN lower(hex(NEW."id")) ELSE NEW."id" END AS TEXT), 1, 191), 'create',
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
          SELECT 'id' AS name, 'text' AS kind, NULL AS was, NEW."id" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, NULL AS was, NEW."name" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, NULL AS was, NEW."createdAt" AS became
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

CREATE TRIGGER "auditreel_changes_update_Workspace" AFTER UPDATE ON "Workspace"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Workspace', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'update',
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
          SELECT 'id' AS name, 'text' AS kind, OLD."id" AS was, NEW."id" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NEW."name" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NEW."createdAt" AS became
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

CREATE TRIGGER "auditreel_changes_delete_Workspace" AFTER DELETE ON "Workspace"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Workspace', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'delete',
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
          SELECT 'id' AS name, 'text' AS kind, OLD."id" AS was, NULL AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NULL AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NULL AS became
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

-- auditreel changes of Membership
DROP TRIGGER IF EXISTS "auditreel_changes_create_Membership";

DROP TRIGGER IF EXISTS "auditreel_changes_update_Membership";

DROP TRIGGER IF EXISTS "auditreel_changes_delete_Membership";

CREATE TRIGGER "auditreel_changes_create_Membership" AFTER INSERT ON "Membership"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Membership', substr(CAST(CASE typeof(NEW."id") WHEN 'blob' THEN lower(hex(NEW."id")) ELSE NEW."id" END AS TEXT), 1, 191), 'create',
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
          SELECT 'id' AS name, 'text' AS kind, NULL AS was, NEW."id" AS became
          UNION ALL SELECT 'workspaceId' AS name, 'text' AS kind, NULL AS was, NEW."workspaceId" AS became
          UNION ALL SELECT 'userId' AS name, 'text' AS kind, NULL AS was, NEW."userId" AS became
          UNION ALL SELECT 'role' AS name, 'text' AS kind, NULL AS was, NEW."role" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, NULL AS was, NEW."createdAt" AS became
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

CREATE TRIGGER "auditreel_changes_update_Membership" AFTER UPDATE ON "Membership"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Membership', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'update',
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
          SELECT 'id' AS name, 'text' AS kind, OLD."id" AS was, NEW."id" AS became
          UNION ALL SELECT 'workspaceId' AS name, 'text' AS kind, OLD."workspaceId" AS was, NEW."workspaceId" AS became
          UNION ALL SELECT 'userId' AS name, 'text' AS kind, OLD."userId" AS was, NEW."userId" AS became
          UNION ALL SELECT 'role' AS name, 'text' AS kind, OLD."role" AS was, NEW."role" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NEW."createdAt" AS became
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

CREATE TRIGGER "auditreel_changes_delete_Membership" AFTER DELETE ON "Membership"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Membership', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'delete',
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
          SELECT 'id' AS name, 'text' AS kind, OLD."id" AS was, NULL AS became
          UNION ALL SELECT 'workspaceId' AS name, 'text' AS kind, OLD."workspaceId" AS was, NULL AS became
          UNION ALL SELECT 'userId' AS name, 'text' AS kind, OLD."userId" AS was, NULL AS became
          UNION ALL SELECT 'role' AS name, 'text' AS kind, OLD."role" AS was, NULL AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NULL AS became
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

-- auditreel changes of Invite
DROP TRIGGER IF EXISTS "auditreel_changes_create_Invite";

DROP TRIGGER IF EXISTS "auditreel_changes_update_Invite";

DROP TRIGGER IF EXISTS "auditreel_changes_delete_Invite";

CREATE TRIGGER "auditreel_changes_create_Invite" AFTER INSERT ON "Invite"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Invite', substr(CAST(CASE typeof(NEW."id") WHEN 'blob' THEN lower(hex(NEW."id")) ELSE NEW."id" END AS TEXT), 1, 191), 'create',
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
          SELECT 'id' AS name, 'text' AS kind, NULL AS was, NEW."id" AS became
          UNION ALL SELECT 'workspaceId' AS name, 'text' AS kind, NULL AS was, NEW."workspaceId" AS became
          UNION ALL SELECT 'email' AS name, 'text' AS kind, NULL AS was, NEW."email" AS became
          UNION ALL SELECT 'role' AS name, 'text' AS kind, NULL AS was, NEW."role" AS became
          UNION ALL SELECT 'tokenHash' AS name, 'redacted' AS kind, NULL AS was, NEW."tokenHash" AS became
          UNION ALL SELECT 'invitedById' AS name, 'text' AS kind, NULL AS was, NEW."invitedById" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, NULL AS was, NEW."createdAt" AS became
          UNION ALL SELECT 'expiresAt' AS name, 'time' AS kind, NULL AS was, NEW."expiresAt" AS became
          UNION ALL SELECT 'acceptedAt' AS name, 'time' AS kind, NULL AS was, NEW."acceptedAt" AS became
          UNION ALL SELECT 'revokedAt' AS name, 'time' AS kind, NULL AS was, NEW."revokedAt" AS became
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

CREATE TRIGGER "auditreel_changes_update_Invite" AFTER UPDATE ON "Invite"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Invite', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'update',
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
          SELECT 'id' AS name, 'text' AS kind, OLD."id" AS was, NEW."id" AS became
          UNION ALL SELECT 'workspaceId' AS name, 'text' AS kind, OLD."workspaceId" AS was, NEW."workspaceId" AS became
          UNION ALL SELECT 'email' AS name, 'text' AS kind, OLD."email" AS was, NEW."email" AS became
          UNION ALL SELECT 'role' AS name, 'text' AS kind, OLD."role" AS was, NEW."role" AS became
          UNION ALL SELECT 'tokenHash' AS name, 'redacted' AS kind, OLD."tokenHash" AS was, NEW."tokenHash" AS became
          UNION ALL SELECT 'invitedById' AS name, 'text' AS kind, OLD."invitedById" AS was, NEW."invitedById" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NEW."createdAt" AS became
          UNION ALL SELECT 'expiresAt' AS name, 'time' AS kind, OLD."expiresAt" AS was, NEW."expiresAt" AS became
          UNION ALL SELECT 'acceptedAt' AS name, 'time' AS kind, OLD."acceptedAt" AS was, NEW."acceptedAt" AS became
          UNION ALL SELECT 'revokedAt' AS name, 'time' AS kind, OLD."revokedAt" AS was, NEW."revokedAt" AS became
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

CREATE TRIGGER "auditreel_changes_delete_Invite" AFTER DELETE ON "Invite"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Invite', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'delete',
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
          SELECT 'id' AS name, 'text' AS kind, OLD."id" AS was, NULL AS became
          UNION ALL SELECT 'workspaceId' AS name, 'text' AS kind, OLD."workspaceId" AS was, NULL AS became
          UNION ALL SELECT 'email' AS name, 'text' AS kind, OLD."email" AS was, NULL AS became
          UNION ALL SELECT 'role' AS name, 'text' AS kind, OLD."role" AS was, NULL AS became
          UNION ALL SELECT 'tokenHash' AS name, 'redacted' AS kind, OLD."tokenHash" AS was, NULL AS became
          UNION ALL SELECT 'invitedById' AS name, 'text' AS kind, OLD."invitedById" AS was, NULL AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NULL AS became
          UNION ALL SELECT 'expiresAt' AS name, 'time' AS kind, OLD."expiresAt" AS was, NULL AS became
          UNION ALL SELECT 'acceptedAt' AS name, 'time' AS kind, OLD."acceptedAt" AS was, NULL AS became
          UNION ALL SELECT 'revokedAt' AS name, 'time' AS kind, OLD."revokedAt" AS was, NULL AS became
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

-- auditreel changes of Project
DROP TRIGGER IF EXISTS "auditreel_changes_create_Project";

DROP TRIGGER IF EXISTS "auditreel_changes_update_Project";

DROP TRIGGER IF EXISTS "auditreel_changes_delete_Project";

CREATE TRIGGER "auditreel_changes_create_Project" AFTER INSERT ON "Project"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Project', substr(CAST(CASE typeof(NEW."id") WHEN 'blob' THEN lower(hex(NEW."id")) ELSE NEW."id" END AS TEXT), 1, 191), 'create',
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
          SELECT 'id' AS name, 'text' AS kind, NULL AS was, NEW."id" AS became
          UNION ALL SELECT 'workspaceId' AS name, 'text' AS kind, NULL AS was, NEW."workspaceId" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, NULL AS was, NEW."name" AS became
          UNION ALL SELECT 'description' AS name, 'text' AS kind, NULL AS was, NEW."description" AS became
          UNION ALL SELECT 'status' AS name, 'text' AS kind, NULL AS was, NEW."status" AS became
          UNION ALL SELECT 'leadId' AS name, 'text' AS kind, NULL AS was, NEW."leadId" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, NULL AS was, NEW."createdAt" AS became
          UNION ALL SELECT 'archivedAt' AS name, 'time' AS kind, NULL AS was, NEW."archivedAt" AS became
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

CREATE TRIGGER "auditreel_changes_update_Project" AFTER UPDATE ON "Project"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Project', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'update',
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
          SELECT 'id' AS name, 'text' AS kind, OLD."id" AS was, NEW."id" AS became
          UNION ALL SELECT 'workspaceId' AS name, 'text' AS kind, OLD."workspaceId" AS was, NEW."workspaceId" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NEW."name" AS became
          UNION ALL SELECT 'description' AS name, 'text' AS kind, OLD."description" AS was, NEW."description" AS became
          UNION ALL SELECT 'status' AS name, 'text' AS kind, OLD."status" AS was, NEW."status" AS became
          UNION ALL SELECT 'leadId' AS name, 'text' AS kind, OLD."leadId" AS was, NEW."leadId" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NEW."createdAt" AS became
          UNION ALL SELECT 'archivedAt' AS name, 'time' AS kind, OLD."archivedAt" AS was, NEW."archivedAt" AS became
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

CREATE TRIGGER "auditreel_changes_delete_Project" AFTER DELETE ON "Project"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Project', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'delete',
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
          SELECT 'id' AS name, 'text' AS kind, OLD."id" AS was, NULL AS became
          UNION ALL SELECT 'workspaceId' AS name, 'text' AS kind, OLD."workspaceId" AS was, NULL AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NULL AS became
          UNION ALL SELECT 'description' AS name, 'text' AS kind, OLD."description" AS was, NULL AS became
          UNION ALL SELECT 'status' AS name, 'text' AS kind, OLD."status" AS was, NULL AS became
          UNION ALL SELECT 'leadId' AS name, 'text' AS kind, OLD."leadId" AS was, NULL AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NULL AS became
          UNION ALL SELECT 'archivedAt' AS name, 'time' AS kind, OLD."archivedAt" AS was, NULL AS became
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

-- auditreel changes of Task
DROP TRIGGER IF EXISTS "auditreel_changes_create_Task";

DROP TRIGGER IF EXISTS "auditreel_changes_update_Task";

DROP TRIGGER IF EXISTS "auditreel_changes_delete_Task";

CREATE TRIGGER "auditreel_changes_create_Task" AFTER INSERT ON "Task"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Task', substr(CAST(CASE typeof(NEW."id") WHEN 'blob' THEN lower(hex(NEW."id")) ELSE NEW."id" END AS TEXT), 1, 191), 'create',
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
          SELECT 'id' AS name, 'text' AS kind, NULL AS was, NEW."id" AS became
          UNION ALL SELECT 'projectId' AS name, 'text' AS kind, NULL AS was, NEW."projectId" AS became
          UNION ALL SELECT 'title' AS name, 'text' AS kind, NULL AS was, NEW."title" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, NULL AS was, NEW."createdAt" AS became
          UNION ALL SELECT 'doneAt' AS name, 'time' AS kind, NULL AS was, NEW."doneAt" AS became
          UNION ALL SELECT 'doneById' AS name, 'text' AS kind, NULL AS was, NEW."doneById" AS became
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

CREATE TRIGGER "auditreel_changes_update_Task" AFTER UPDATE ON "Task"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Task', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'update',
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
          SELECT 'id' AS name, 'text' AS kind, OLD."id" AS was, NEW."id" AS became
          UNION ALL SELECT 'projectId' AS name, 'text' AS kind, OLD."projectId" AS was, NEW."projectId" AS became
          UNION ALL SELECT 'title' AS name, 'text' AS kind, OLD."title" AS was, NEW."title" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NEW."createdAt" AS became
          UNION ALL SELECT 'doneAt' AS name, 'time' AS kind, OLD."doneAt" AS was, NEW."doneAt" AS became
          UNION ALL SELECT 'doneById' AS name, 'text' AS kind, OLD."doneById" AS was, NEW."doneById" AS became
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

CREATE TRIGGER "auditreel_changes_delete_Task" AFTER DELETE ON "Task"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Task', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'delete',
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
          SELECT 'id' AS name, 'text' AS kind, OLD."id" AS was, NULL AS became
          UNION ALL SELECT 'projectId' AS name, 'text' AS kind, OLD."projectId" AS was, NULL AS became
          UNION ALL SELECT 'title' AS name, 'text' AS kind, OLD."title" AS was, NULL AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NULL AS became
          UNION ALL SELECT 'doneAt' AS name, 'time' AS kind, OLD."doneAt" AS was, NULL AS became
          UNION ALL SELECT 'doneById' AS name, 'text' AS kind, OLD."doneById" AS was, NULL AS became
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

-- auditreel changes of ApiKey
DROP TRIGGER IF EXISTS "auditreel_changes_create_ApiKey";

DROP TRIGGER IF EXISTS "auditreel_changes_update_ApiKey";

DROP TRIGGER IF EXISTS "auditreel_changes_delete_ApiKey";

CREATE TRIGGER "auditreel_changes_create_ApiKey" AFTER INSERT ON "ApiKey"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'ApiKey', substr(CAST(CASE typeof(NEW."id") WHEN 'blob' THEN lower(hex(NEW."id")) ELSE NEW."id" END AS TEXT), 1, 191), 'create',
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
          SELECT 'id' AS name, 'text' AS kind, NULL AS was, NEW."id" AS became
          UNION ALL SELECT 'workspaceId' AS name, 'text' AS kind, NULL AS was, NEW."workspaceId" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, NULL AS was, NEW."name" AS became
          UNION ALL SELECT 'prefix' AS name, 'text' AS kind, NULL AS was, NEW."prefix" AS became
          UNION ALL SELECT 'keyHash' AS name, 'redacted' AS kind, NULL AS was, NEW."keyHash" AS became
          UNION ALL SELECT 'createdById' AS name, 'text' AS kind, NULL AS was, NEW."createdById" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, NULL AS was, NEW."createdAt" AS became
          UNION ALL SELECT 'revokedAt' AS name, 'time' AS kind, NULL AS was, NEW."revokedAt" AS became
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

CREATE TRIGGER "auditreel_changes_update_ApiKey" AFTER UPDATE ON "ApiKey"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'ApiKey', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'update',
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
          SELECT 'id' AS name, 'text' AS kind, OLD."id" AS was, NEW."id" AS became
          UNION ALL SELECT 'workspaceId' AS name, 'text' AS kind, OLD."workspaceId" AS was, NEW."workspaceId" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NEW."name" AS became
          UNION ALL SELECT 'prefix' AS name, 'text' AS kind, OLD."prefix" AS was, NEW."prefix" AS became
          UNION ALL SELECT 'keyHash' AS name, 'redacted' AS kind, OLD."keyHash" AS was, NEW."keyHash" AS became
          UNION ALL SELECT 'createdById' AS name, 'text' AS kind, OLD."createdById" AS was, NEW."createdById" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NEW."createdAt" AS became
          UNION ALL SELECT 'revokedAt' AS name, 'time' AS kind, OLD."revokedAt" AS was, NEW."revokedAt" AS became
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

CREATE TRIGGER "auditreel_changes_delete_ApiKey" AFTER DELETE ON "ApiKey"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'ApiKey', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'delete',
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
          SELECT 'id' AS name, 'text' AS kind, OLD."id" AS was, NULL AS became
          UNION ALL SELECT 'workspaceId' AS name, 'text' AS kind, OLD."workspaceId" AS was, NULL AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NULL AS became
          UNION ALL SELECT 'prefix' AS name, 'text' AS kind, OLD."prefix" AS was, NULL AS became
          UNION ALL SELECT 'keyHash' AS name, 'redacted' AS kind, OLD."keyHash" AS was, NULL AS became
          UNION ALL SELECT 'createdById' AS name, 'text' AS kind, OLD."createdById" AS was, NULL AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NULL AS became
          UNION ALL SELECT 'revokedAt' AS name, 'time' AS kind, OLD."revokedAt" AS was, NULL AS became
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
