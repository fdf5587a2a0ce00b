-- auditreel guard 2
-- Records and changes are only added. Made by `npx auditreel guard add`, to be taken away by `npx auditreel guard remove`.

DROP FUNCTION IF EXISTS "auditreel_guard"() CASCADE;

DROP FUNCTION IF EXISTS "auditreel_guard_change"() CASCADE;

CREATE FUNCTION "auditreel_guard"() RETURNS trigger
LANGUAGE plpgsql
AS $auditreel$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW."id", NEW."v", NEW."logId", NEW."time", NEW."recordedAt", NEW."stage", NEW."intentId", NEW."parentId", NEW."action", NEW."kind", NEW."outcome", NEW."statusCode", NEW."reason", NEW."actorType", NEW."actorId", NEW."actorName", NEW."onBehalfOfType", NEW."onBehalfOfId", NEW."tenantId", NEW."targetType", NEW."targetId", NEW."targetName", NEW."targets"::text, NEW."method", NEW."route", NEW."routeSource", NEW."requestId", NEW."traceId", NEW."rpcPath", NEW."rpcType", NEW."batchIndex", NEW."ip", NEW."ipVia", NEW."userAgent", NEW."durationMs", NEW."count", NEW."opaqueWrites", NEW."metadata"::text, NEW."truncated"::text, NEW."searchText", NEW."service", NEW."writerEpoch", NEW."writerSeq", NEW."salt", NEW."redacted"::text, NEW."leafIndex", NEW."leafHash")
      IS NOT DISTINCT FROM (OLD."id", OLD."v", OLD."logId", OLD."time", OLD."recordedAt", OLD."stage", OLD."intentId", OLD."parentId", OLD."action", OLD."kind", OLD."outcome", OLD."statusCode", OLD."reason", OLD."actorType", OLD."actorId", OLD."actorName", OLD."onBehalfOfType", OLD."onBehalfOfId", OLD."tenantId", OLD."targetType", OLD."targetId", OLD."targetName", OLD."targets"::text, OLD."method", OLD."route", OLD."routeSource", OLD."requestId", OLD."traceId", OLD."rpcPath", OLD."rpcType", OLD."batchIndex", OLD."ip", OLD."ipVia", OLD."userAgent", OLD."durationMs", OLD."count", OLD."opaqueWrites", OLD."metadata"::text, OLD."truncated"::text, OLD."searchText", OLD."service", OLD."writerEpoch", OLD."writerSeq", OLD."salt", OLD."redacted"::text, OLD."leafIndex", OLD."leafHash")
      AND (
        (NEW."sessionId", NEW."tabId", NEW."sessionTrust", NEW."witness", NEW."witnessReason", NEW."witnessAt") IS NOT DISTINCT FROM (OLD."sessionId", OLD."tabId", OLD."sessionTrust", OLD."witness", OLD."witnessReason", OLD."witnessAt")
        OR (COALESCE(OLD."witness", '') = 'pending' AND COALESCE(NEW."witness", 'pending') <> 'pending')
      )
      OR EXISTS (SELECT 1 FROM "audit_leases" WHERE "name" = 'guard.pass' AND "holder" = 'erasure ' || pg_current_xact_id()::text)
    THEN RETURN NEW;
    END IF;
    RAISE EXCEPTION 'auditreel guard: records are not changed, only erasure may. To take the guard away: npx auditreel guard remove' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF EXISTS (SELECT 1 FROM "audit_leases" WHERE "name" = 'guard.pass' AND "holder" = 'retention ' || pg_current_xact_id()::text)
    THEN RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'auditreel guard: records are not removed, only retention may. To take the guard away: npx auditreel guard remove' USING ERRCODE = 'integrity_constraint_violation';
END
$auditreel$;

DO $auditreel$ BEGIN
  EXECUTE 'ALTER FUNCTION "auditreel_guard"() SET search_path TO '
    || concat_ws(', ', (SELECT string_agg(quote_ident(name), ', ' ORDER BY nth) FROM unnest(current_schemas(false)) WITH ORDINALITY AS path (name, nth)), 'pg_temp');
END $auditreel$;

CREATE TRIGGER "auditreel_guard_row" BEFORE UPDATE OR DELETE ON "audit_records" FOR EACH ROW EXECUTE FUNCTION "auditreel_guard"();

CREATE TRIGGER "auditreel_guard_truncate" BEFORE TRUNCATE ON "audit_records" FOR EACH STATEMENT EXECUTE FUNCTION "auditreel_guard"();

CREATE FUNCTION "auditreel_guard_change"() RETURNS trigger
LANGUAGE plpgsql
AS $auditreel$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW."id", NEW."v", NEW."logId", NEW."recordId", NEW."actorType", NEW."actorId", NEW."recordedAt", NEW."model", NEW."targetId", NEW."op", NEW."before"::text, NEW."after"::text, NEW."truncated"::text, NEW."salt", NEW."redacted"::text, NEW."leafIndex", NEW."leafHash")
      IS NOT DISTINCT FROM (OLD."id", OLD."v", OLD."logId", OLD."recordId", OLD."actorType", OLD."actorId", OLD."recordedAt", OLD."model", OLD."targetId", OLD."op", OLD."before"::text, OLD."after"::text, OLD."truncated"::text, OLD."salt", OLD."redacted"::text, OLD."leafIndex", OLD."leafHash")
      OR EXISTS (SELECT 1 FROM "audit_leases" WHERE "name" = 'guard.pass' AND "holder" = 'erasure ' || pg_current_xact_id()::text)
    THEN RETURN NEW;
    END IF;
    RAISE EXCEPTION 'auditreel guard: records are not changed, only erasure may. To take the guard away: npx auditreel guard remove' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF EXISTS (SELECT 1 FROM "audit_leases" WHERE "name" = 'guard.pass' AND "holder" = 'retention ' || pg_current_xact_id()::text)
    THEN RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'auditreel guard: records are not removed, only retention may. To take the guard away: npx auditreel guard remove' USING ERRCODE = 'integrity_constraint_violation';
END
$auditreel$;

DO $auditreel$ BEGIN
  EXECUTE 'ALTER FUNCTION "auditreel_guard_change"() SET search_path TO '
    || concat_ws(', ', (SELECT string_agg(quote_ident(name), ', ' ORDER BY nth) FROM unnest(current_schemas(false)) WITH ORDINALITY AS path (name, nth)), 'pg_temp');
END $auditreel$;

CREATE TRIGGER "auditreel_guard_change_row" BEFORE UPDATE OR DELETE ON "audit_changes" FOR EACH ROW EXECUTE FUNCTION "auditreel_guard_change"();

CREATE TRIGGER "auditreel_guard_change_truncate" BEFORE TRUNCATE ON "audit_changes" FOR EACH STATEMENT EXECUTE FUNCTION "auditreel_guard_change"();
