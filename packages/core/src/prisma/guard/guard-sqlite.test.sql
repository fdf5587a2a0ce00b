-- auditreel guard 2
-- Records and changes are only added. Made by `npx auditreel guard add`, to be taken away by `npx auditreel guard remove`.

DROP TRIGGER IF EXISTS "auditreel_guard_delete";

DROP TRIGGER IF EXISTS "auditreel_guard_update";

DROP TRIGGER IF EXISTS "auditreel_guard_insert";

DROP TRIGGER IF EXISTS "auditreel_guard_change_delete";

DROP TRIGGER IF EXISTS "auditreel_guard_change_update";

DROP TRIGGER IF EXISTS "auditreel_guard_change_insert";

CREATE TRIGGER "auditreel_guard_delete" BEFORE DELETE ON "audit_records"
WHEN NOT EXISTS (SELECT 1 FROM "audit_leases" WHERE "name" = 'guard.pass' AND "holder" = 'retention' AND "until" BETWEEN CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) AND CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) + 60000)
BEGIN
  SELECT RAISE(ABORT, 'auditreel guard: records are not removed, only retention may. To take the guard away: npx auditreel guard remove');
END;

CREATE TRIGGER "auditreel_guard_update" BEFORE UPDATE ON "audit_records"
WHEN (
  (NEW."id", NEW."v", NEW."logId", NEW."time", NEW."recordedAt", NEW."stage", NEW."intentId", NEW."parentId", NEW."action", NEW."kind", NEW."outcome", NEW."statusCode", NEW."reason", NEW."actorType", NEW."actorId", NEW."actorName", NEW."onBehalfOfType", NEW."onBehalfOfId", NEW."tenantId", NEW."targetType", NEW."targetId", NEW."targetName", NEW."targets", NEW."method", NEW."route", NEW."routeSource", NEW."requestId", NEW."traceId", NEW."rpcPath", NEW."rpcType", NEW."batchIndex", NEW."ip", NEW."ipVia", NEW."userAgent", NEW."durationMs", NEW."count", NEW."opaqueWrites", NEW."metadata", NEW."truncated", NEW."searchText", NEW."service", NEW."writerEpoch", NEW."writerSeq", NEW."salt", NEW."redacted", NEW."leafIndex", NEW."leafHash")
  IS NOT (OLD."id", OLD."v", OLD."logId", OLD."time", OLD."recordedAt", OLD."stage", OLD."intentId", OLD."parentId", OLD."action", OLD."kind", OLD."outcome", OLD."statusCode", OLD."reason", OLD."actorType", OLD."actorId", OLD."actorName", OLD."onBehalfOfType", OLD."onBehalfOfId", OLD."tenantId", OLD."targetType", OLD."targetId", OLD."targetName", OLD."targets", OLD."method", OLD."route", OLD."routeSource", OLD."requestId", OLD."traceId", OLD."rpcPath", OLD."rpcType", OLD."batchIndex", OLD."ip", OLD."ipVia", OLD."userAgent", OLD."durationMs", OLD."count", OLD."opaqueWrites", OLD."metadata", OLD."truncated", OLD."searchText", OLD."service", OLD."writerEpoch", OLD."writerSeq", OLD."salt", OLD."redacted", OLD."leafIndex", OLD."leafHash")
  OR (
    (NEW."sessionId", NEW."tabId", NEW."sessionTrust", NEW."witness", NEW."witnessReason", NEW."witnessAt") IS NOT (OLD."sessionId", OLD."tabId", OLD."sessionTrust", OLD."witness", OLD."witnessReason", OLD."witnessAt")
    AND NOT (COALESCE(OLD."witness", '') = 'pending' AND COALESCE(NEW."witness", 'pending') <> 'pending')
  )
) AND NOT EXISTS (SELECT 1 FROM "audit_leases" WHERE "name" = 'guard.pass' AND "holder" = 'erasure' AND "until" BETWEEN CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) AND CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) + 60000)
BEGIN
  SELECT RAISE(ABORT, 'auditreel guard: records are not changed, only erasure may. To take the guard away: npx auditreel guard remove');
END;

CREATE TRIGGER "auditreel_guard_insert" BEFORE INSERT ON "audit_records"
WHEN EXISTS (SELECT 1 FROM "audit_records" WHERE "id" = NEW."id")
BEGIN
  SELECT RAISE(IGNORE);
END;

CREATE TRIGGER "auditreel_guard_change_delete" BEFORE DELETE ON "audit_changes"
WHEN NOT EXISTS (SELECT 1 FROM "audit_leases" WHERE "name" = 'guard.pass' AND "holder" = 'retention' AND "until" BETWEEN CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) AND CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) + 60000)
BEGIN
  SELECT RAISE(ABORT, 'auditreel guard: records are not removed, only retention may. To take the guard away: npx auditreel guard remove');
END;

CREATE TRIGGER "auditreel_guard_change_update" BEFORE UPDATE ON "audit_changes"
WHEN (
  (NEW."id", NEW."v", NEW."logId", NEW."recordId", NEW."actorType", NEW."actorId", NEW."recordedAt", NEW."model", NEW."targetId", NEW."op", NEW."before", NEW."after", NEW."truncated", NEW."salt", NEW."redacted", NEW."leafIndex", NEW."leafHash")
  IS NOT (OLD."id", OLD."v", OLD."logId", OLD."recordId", OLD."actorType", OLD."actorId", OLD."recordedAt", OLD."model", OLD."targetId", OLD."op", OLD."before", OLD."after", OLD."truncated", OLD."salt", OLD."redacted", OLD."leafIndex", OLD."leafHash")
) AND NOT EXISTS (SELECT 1 FROM "audit_leases" WHERE "name" = 'guard.pass' AND "holder" = 'erasure' AND "until" BETWEEN CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) AND CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) + 60000)
BEGIN
  SELECT RAISE(ABORT, 'auditreel guard: records are not changed, only erasure may. To take the guard away: npx auditreel guard remove');
END;

CREATE TRIGGER "auditreel_guard_change_insert" BEFORE INSERT ON "audit_changes"
WHEN EXISTS (SELECT 1 FROM "audit_changes" WHERE "id" = NEW."id")
BEGIN
  SELECT RAISE(IGNORE);
END;
