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
          UNION ALL SELECT 'email' AS name, 'text' AS kind, NULL AS was, NEW."email" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, NULL AS was, NEW."name" AS became
          UNION ALL SELECT 'passwordHash' AS name, 'redacted' AS kind, NULL AS was, NEW."passwordHash" AS became
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
          UNION ALL SELECT 'email' AS name, 'text' AS kind, OLD."email" AS was, NEW."email" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NEW."name" AS became
          UNION ALL SELECT 'passwordHash' AS name, 'redacted' AS kind, OLD."passwordHash" AS was, NEW."passwordHash" AS became
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
          UNION ALL SELECT 'email' AS name, 'text' AS kind, OLD."email" AS was, NULL AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NULL AS became
          UNION ALL SELECT 'passwordHash' AS name, 'redacted' AS kind, OLD."passwordHash" AS was, NULL AS became
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
          UNION ALL SELECT 'userId' AS name, 'text' AS kind, NULL AS was, NEW."userId" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, NULL AS was, NEW."name" AS became
          UNION ALL SELECT 'prefix' AS name, 'text' AS kind, NULL AS was, NEW."prefix" AS became
          UNION ALL SELECT 'keyHash' AS name, 'redacted' AS kind, NULL AS was, NEW."keyHash" AS became
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
          UNION ALL SELECT 'userId' AS name, 'text' AS kind, OLD."userId" AS was, NEW."userId" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NEW."name" AS became
          UNION ALL SELECT 'prefix' AS name, 'text' AS kind, OLD."prefix" AS was, NEW."prefix" AS became
          UNION ALL SELECT 'keyHash' AS name, 'redacted' AS kind, OLD."keyHash" AS was, NEW."keyHash" AS became
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
          UNION ALL SELECT 'userId' AS name, 'text' AS kind, OLD."userId" AS was, NULL AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NULL AS became
          UNION ALL SELECT 'prefix' AS name, 'text' AS kind, OLD."prefix" AS was, NULL AS became
          UNION ALL SELECT 'keyHash' AS name, 'redacted' AS kind, OLD."keyHash" AS was, NULL AS became
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

-- auditreel changes of Product
DROP TRIGGER IF EXISTS "auditreel_changes_create_Product";

DROP TRIGGER IF EXISTS "auditreel_changes_update_Product";

DROP TRIGGER IF EXISTS "auditreel_changes_delete_Product";

CREATE TRIGGER "auditreel_changes_create_Product" AFTER INSERT ON "Product"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Product', substr(CAST(CASE typeof(NEW."id") WHEN 'blob' THEN lower(hex(NEW."id")) ELSE NEW."id" END AS TEXT), 1, 191), 'create',
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
          UNION ALL SELECT 'position' AS name, 'number' AS kind, NULL AS was, NEW."position" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, NULL AS was, NEW."name" AS became
          UNION ALL SELECT 'tagline' AS name, 'text' AS kind, NULL AS was, NEW."tagline" AS became
          UNION ALL SELECT 'description' AS name, 'text' AS kind, NULL AS was, NEW."description" AS became
          UNION ALL SELECT 'facts' AS name, 'text' AS kind, NULL AS was, NEW."facts" AS became
          UNION ALL SELECT 'category' AS name, 'text' AS kind, NULL AS was, NEW."category" AS became
          UNION ALL SELECT 'priceCents' AS name, 'number' AS kind, NULL AS was, NEW."priceCents" AS became
          UNION ALL SELECT 'stock' AS name, 'number' AS kind, NULL AS was, NEW."stock" AS became
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

CREATE TRIGGER "auditreel_changes_update_Product" AFTER UPDATE ON "Product"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Product', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'update',
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
          UNION ALL SELECT 'position' AS name, 'number' AS kind, OLD."position" AS was, NEW."position" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NEW."name" AS became
          UNION ALL SELECT 'tagline' AS name, 'text' AS kind, OLD."tagline" AS was, NEW."tagline" AS became
          UNION ALL SELECT 'description' AS name, 'text' AS kind, OLD."description" AS was, NEW."description" AS became
          UNION ALL SELECT 'facts' AS name, 'text' AS kind, OLD."facts" AS was, NEW."facts" AS became
          UNION ALL SELECT 'category' AS name, 'text' AS kind, OLD."category" AS was, NEW."category" AS became
          UNION ALL SELECT 'priceCents' AS name, 'number' AS kind, OLD."priceCents" AS was, NEW."priceCents" AS became
          UNION ALL SELECT 'stock' AS name, 'number' AS kind, OLD."stock" AS was, NEW."stock" AS became
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

CREATE TRIGGER "auditreel_changes_delete_Product" AFTER DELETE ON "Product"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'Product', substr(CAST(CASE typeof(OLD."id") WHEN 'blob' THEN lower(hex(OLD."id")) ELSE OLD."id" END AS TEXT), 1, 191), 'delete',
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
          UNION ALL SELECT 'position' AS name, 'number' AS kind, OLD."position" AS was, NULL AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NULL AS became
          UNION ALL SELECT 'tagline' AS name, 'text' AS kind, OLD."tagline" AS was, NULL AS became
          UNION ALL SELECT 'description' AS name, 'text' AS kind, OLD."description" AS was, NULL AS became
          UNION ALL SELECT 'facts' AS name, 'text' AS kind, OLD."facts" AS was, NULL AS became
          UNION ALL SELECT 'category' AS name, 'text' AS kind, OLD."category" AS was, NULL AS became
          UNION ALL SELECT 'priceCents' AS name, 'number' AS kind, OLD."priceCents" AS was, NULL AS became
          UNION ALL SELECT 'stock' AS name, 'number' AS kind, OLD."stock" AS was, NULL AS became
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

-- auditreel changes of Order
DROP TRIGGER IF EXISTS "auditreel_changes_create_Order";

DROP TRIGGER IF EXISTS "auditreel_changes_update_Order";

DROP TRIGGER IF EXISTS "auditreel_changes_delete_Order";

CREATE TRIGGER "auditreel_changes_create_Order" AFTER INSERT ON "Order"
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
          UNION ALL SELECT 'userId' AS name, 'text' AS kind, NULL AS was, NEW."userId" AS became
          UNION ALL SELECT 'status' AS name, 'text' AS kind, NULL AS was, NEW."status" AS became
          UNION ALL SELECT 'totalCents' AS name, 'number' AS kind, NULL AS was, NEW."totalCents" AS became
          UNION ALL SELECT 'shipTo' AS name, 'text' AS kind, NULL AS was, NEW."shipTo" AS became
          UNION ALL SELECT 'cardLast4' AS name, 'redacted' AS kind, NULL AS was, NEW."cardLast4" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, NULL AS was, NEW."createdAt" AS became
          UNION ALL SELECT 'refundedAt' AS name, 'time' AS kind, NULL AS was, NEW."refundedAt" AS became
          UNION ALL SELECT 'refundReason' AS name, 'text' AS kind, NULL AS was, NEW."refundReason" AS became
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

CREATE TRIGGER "auditreel_changes_update_Order" AFTER UPDATE ON "Order"
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
          UNION ALL SELECT 'userId' AS name, 'text' AS kind, OLD."userId" AS was, NEW."userId" AS became
          UNION ALL SELECT 'status' AS name, 'text' AS kind, OLD."status" AS was, NEW."status" AS became
          UNION ALL SELECT 'totalCents' AS name, 'number' AS kind, OLD."totalCents" AS was, NEW."totalCents" AS became
          UNION ALL SELECT 'shipTo' AS name, 'text' AS kind, OLD."shipTo" AS was, NEW."shipTo" AS became
          UNION ALL SELECT 'cardLast4' AS name, 'redacted' AS kind, OLD."cardLast4" AS was, NEW."cardLast4" AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NEW."createdAt" AS became
          UNION ALL SELECT 'refundedAt' AS name, 'time' AS kind, OLD."refundedAt" AS was, NEW."refundedAt" AS became
          UNION ALL SELECT 'refundReason' AS name, 'text' AS kind, OLD."refundReason" AS was, NEW."refundReason" AS became
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

CREATE TRIGGER "auditreel_changes_delete_Order" AFTER DELETE ON "Order"
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
          UNION ALL SELECT 'userId' AS name, 'text' AS kind, OLD."userId" AS was, NULL AS became
          UNION ALL SELECT 'status' AS name, 'text' AS kind, OLD."status" AS was, NULL AS became
          UNION ALL SELECT 'totalCents' AS name, 'number' AS kind, OLD."totalCents" AS was, NULL AS became
          UNION ALL SELECT 'shipTo' AS name, 'text' AS kind, OLD."shipTo" AS was, NULL AS became
          UNION ALL SELECT 'cardLast4' AS name, 'redacted' AS kind, OLD."cardLast4" AS was, NULL AS became
          UNION ALL SELECT 'createdAt' AS name, 'time' AS kind, OLD."createdAt" AS was, NULL AS became
          UNION ALL SELECT 'refundedAt' AS name, 'time' AS kind, OLD."refundedAt" AS was, NULL AS became
          UNION ALL SELECT 'refundReason' AS name, 'text' AS kind, OLD."refundReason" AS was, NULL AS became
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

-- auditreel changes of OrderLine
DROP TRIGGER IF EXISTS "auditreel_changes_create_OrderLine";

DROP TRIGGER IF EXISTS "auditreel_changes_update_OrderLine";

DROP TRIGGER IF EXISTS "auditreel_changes_delete_OrderLine";

CREATE TRIGGER "auditreel_changes_create_OrderLine" AFTER INSERT ON "OrderLine"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'OrderLine', substr('[' || json_quote(CASE typeof(NEW."orderId") WHEN 'blob' THEN lower(hex(NEW."orderId")) ELSE NEW."orderId" END) || ',' || json_quote(CASE typeof(NEW."productId") WHEN 'blob' THEN lower(hex(NEW."productId")) ELSE NEW."productId" END) || ']', 1, 191), 'create',
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
          SELECT 'orderId' AS name, 'number' AS kind, NULL AS was, NEW."orderId" AS became
          UNION ALL SELECT 'productId' AS name, 'text' AS kind, NULL AS was, NEW."productId" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, NULL AS was, NEW."name" AS became
          UNION ALL SELECT 'quantity' AS name, 'number' AS kind, NULL AS was, NEW."quantity" AS became
          UNION ALL SELECT 'priceCents' AS name, 'number' AS kind, NULL AS was, NEW."priceCents" AS became
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

CREATE TRIGGER "auditreel_changes_update_OrderLine" AFTER UPDATE ON "OrderLine"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'OrderLine', substr('[' || json_quote(CASE typeof(OLD."orderId") WHEN 'blob' THEN lower(hex(OLD."orderId")) ELSE OLD."orderId" END) || ',' || json_quote(CASE typeof(OLD."productId") WHEN 'blob' THEN lower(hex(OLD."productId")) ELSE OLD."productId" END) || ']', 1, 191), 'update',
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
          SELECT 'orderId' AS name, 'number' AS kind, OLD."orderId" AS was, NEW."orderId" AS became
          UNION ALL SELECT 'productId' AS name, 'text' AS kind, OLD."productId" AS was, NEW."productId" AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NEW."name" AS became
          UNION ALL SELECT 'quantity' AS name, 'number' AS kind, OLD."quantity" AS was, NEW."quantity" AS became
          UNION ALL SELECT 'priceCents' AS name, 'number' AS kind, OLD."priceCents" AS was, NEW."priceCents" AS became
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

CREATE TRIGGER "auditreel_changes_delete_OrderLine" AFTER DELETE ON "OrderLine"
BEGIN
  INSERT INTO "audit_changes" ("id", "v", "logId", "recordId", "actorType", "actorId", "recordedAt", "model", "targetId", "op", "before", "after", "truncated")
  SELECT
    lower(printf('%08x-%04x-7%03x-8%03x-%04x', clock.at >> 16, clock.at & 65535, (clock.n >> 28) & 4095, (clock.n >> 16) & 4095, clock.n & 65535) || hex(randomblob(4))), 1, 'main',
    context."recordId", context."actorType", context."actorId",
    clock.at, 'OrderLine', substr('[' || json_quote(CASE typeof(OLD."orderId") WHEN 'blob' THEN lower(hex(OLD."orderId")) ELSE OLD."orderId" END) || ',' || json_quote(CASE typeof(OLD."productId") WHEN 'blob' THEN lower(hex(OLD."productId")) ELSE OLD."productId" END) || ']', 1, 191), 'delete',
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
          SELECT 'orderId' AS name, 'number' AS kind, OLD."orderId" AS was, NULL AS became
          UNION ALL SELECT 'productId' AS name, 'text' AS kind, OLD."productId" AS was, NULL AS became
          UNION ALL SELECT 'name' AS name, 'text' AS kind, OLD."name" AS was, NULL AS became
          UNION ALL SELECT 'quantity' AS name, 'number' AS kind, OLD."quantity" AS was, NULL AS became
          UNION ALL SELECT 'priceCents' AS name, 'number' AS kind, OLD."priceCents" AS was, NULL AS became
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
