-- auditreel guard 2
-- Records and changes are only added. Made by `npx auditreel guard add`, to be taken away by `npx auditreel guard remove`.

DROP TRIGGER IF EXISTS `auditreel_guard_delete`;

DROP TRIGGER IF EXISTS `auditreel_guard_update`;

DROP TRIGGER IF EXISTS `auditreel_guard_change_delete`;

DROP TRIGGER IF EXISTS `auditreel_guard_change_update`;

CREATE TRIGGER `auditreel_guard_delete` BEFORE DELETE ON `audit_records` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM `audit_leases` WHERE `name` = 'guard.pass' AND `holder` = CONCAT('retention ', CONNECTION_ID()) AND `until` BETWEEN CAST(ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS SIGNED) AND CAST(ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS SIGNED) + 60000)
  THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'auditreel guard: records are not removed, only retention may. To take the guard away: npx auditreel guard remove';
  END IF;
END;

CREATE TRIGGER `auditreel_guard_update` BEFORE UPDATE ON `audit_records` FOR EACH ROW
BEGIN
  IF NOT (
    CAST(NEW.`id` AS BINARY) <=> CAST(OLD.`id` AS BINARY)
    AND NEW.`v` <=> OLD.`v`
    AND CAST(NEW.`logId` AS BINARY) <=> CAST(OLD.`logId` AS BINARY)
    AND NEW.`time` <=> OLD.`time`
    AND NEW.`recordedAt` <=> OLD.`recordedAt`
    AND CAST(NEW.`stage` AS BINARY) <=> CAST(OLD.`stage` AS BINARY)
    AND CAST(NEW.`intentId` AS BINARY) <=> CAST(OLD.`intentId` AS BINARY)
    AND CAST(NEW.`parentId` AS BINARY) <=> CAST(OLD.`parentId` AS BINARY)
    AND CAST(NEW.`action` AS BINARY) <=> CAST(OLD.`action` AS BINARY)
    AND CAST(NEW.`kind` AS BINARY) <=> CAST(OLD.`kind` AS BINARY)
    AND CAST(NEW.`outcome` AS BINARY) <=> CAST(OLD.`outcome` AS BINARY)
    AND NEW.`statusCode` <=> OLD.`statusCode`
    AND CAST(NEW.`reason` AS BINARY) <=> CAST(OLD.`reason` AS BINARY)
    AND CAST(NEW.`actorType` AS BINARY) <=> CAST(OLD.`actorType` AS BINARY)
    AND CAST(NEW.`actorId` AS BINARY) <=> CAST(OLD.`actorId` AS BINARY)
    AND CAST(NEW.`actorName` AS BINARY) <=> CAST(OLD.`actorName` AS BINARY)
    AND CAST(NEW.`onBehalfOfType` AS BINARY) <=> CAST(OLD.`onBehalfOfType` AS BINARY)
    AND CAST(NEW.`onBehalfOfId` AS BINARY) <=> CAST(OLD.`onBehalfOfId` AS BINARY)
    AND CAST(NEW.`tenantId` AS BINARY) <=> CAST(OLD.`tenantId` AS BINARY)
    AND CAST(NEW.`targetType` AS BINARY) <=> CAST(OLD.`targetType` AS BINARY)
    AND CAST(NEW.`targetId` AS BINARY) <=> CAST(OLD.`targetId` AS BINARY)
    AND CAST(NEW.`targetName` AS BINARY) <=> CAST(OLD.`targetName` AS BINARY)
    AND NEW.`targets` <=> OLD.`targets`
    AND CAST(NEW.`method` AS BINARY) <=> CAST(OLD.`method` AS BINARY)
    AND CAST(NEW.`route` AS BINARY) <=> CAST(OLD.`route` AS BINARY)
    AND CAST(NEW.`routeSource` AS BINARY) <=> CAST(OLD.`routeSource` AS BINARY)
    AND CAST(NEW.`requestId` AS BINARY) <=> CAST(OLD.`requestId` AS BINARY)
    AND CAST(NEW.`traceId` AS BINARY) <=> CAST(OLD.`traceId` AS BINARY)
    AND CAST(NEW.`rpcPath` AS BINARY) <=> CAST(OLD.`rpcPath` AS BINARY)
    AND CAST(NEW.`rpcType` AS BINARY) <=> CAST(OLD.`rpcType` AS BINARY)
    AND NEW.`batchIndex` <=> OLD.`batchIndex`
    AND CAST(NEW.`ip` AS BINARY) <=> CAST(OLD.`ip` AS BINARY)
    AND CAST(NEW.`ipVia` AS BINARY) <=> CAST(OLD.`ipVia` AS BINARY)
    AND CAST(NEW.`userAgent` AS BINARY) <=> CAST(OLD.`userAgent` AS BINARY)
    AND NEW.`durationMs` <=> OLD.`durationMs`
    AND NEW.`count` <=> OLD.`count`
    AND NEW.`opaqueWrites` <=> OLD.`opaqueWrites`
    AND NEW.`metadata` <=> OLD.`metadata`
    AND NEW.`truncated` <=> OLD.`truncated`
    AND CAST(NEW.`searchText` AS BINARY) <=> CAST(OLD.`searchText` AS BINARY)
    AND CAST(NEW.`service` AS BINARY) <=> CAST(OLD.`service` AS BINARY)
    AND CAST(NEW.`writerEpoch` AS BINARY) <=> CAST(OLD.`writerEpoch` AS BINARY)
    AND NEW.`writerSeq` <=> OLD.`writerSeq`
    AND NEW.`salt` <=> OLD.`salt`
    AND NEW.`redacted` <=> OLD.`redacted`
    AND NEW.`leafIndex` <=> OLD.`leafIndex`
    AND NEW.`leafHash` <=> OLD.`leafHash`
    AND (
      (COALESCE(OLD.`witness`, '') = 'pending' AND COALESCE(NEW.`witness`, 'pending') <> 'pending')
      OR (CAST(NEW.`sessionId` AS BINARY) <=> CAST(OLD.`sessionId` AS BINARY)
        AND CAST(NEW.`tabId` AS BINARY) <=> CAST(OLD.`tabId` AS BINARY)
        AND CAST(NEW.`sessionTrust` AS BINARY) <=> CAST(OLD.`sessionTrust` AS BINARY)
        AND CAST(NEW.`witness` AS BINARY) <=> CAST(OLD.`witness` AS BINARY)
        AND CAST(NEW.`witnessReason` AS BINARY) <=> CAST(OLD.`witnessReason` AS BINARY)
        AND NEW.`witnessAt` <=> OLD.`witnessAt`)
    )
  ) AND NOT EXISTS (SELECT 1 FROM `audit_leases` WHERE `name` = 'guard.pass' AND `holder` = CONCAT('erasure ', CONNECTION_ID()) AND `until` BETWEEN CAST(ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS SIGNED) AND CAST(ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS SIGNED) + 60000)
  THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'auditreel guard: records are not changed, only erasure may. To take the guard away: npx auditreel guard remove';
  END IF;
END;

CREATE TRIGGER `auditreel_guard_change_delete` BEFORE DELETE ON `audit_changes` FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM `audit_leases` WHERE `name` = 'guard.pass' AND `holder` = CONCAT('retention ', CONNECTION_ID()) AND `until` BETWEEN CAST(ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS SIGNED) AND CAST(ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS SIGNED) + 60000)
  THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'auditreel guard: records are not removed, only retention may. To take the guard away: npx auditreel guard remove';
  END IF;
END;

CREATE TRIGGER `auditreel_guard_change_update` BEFORE UPDATE ON `audit_changes` FOR EACH ROW
BEGIN
  IF NOT (
    CAST(NEW.`id` AS BINARY) <=> CAST(OLD.`id` AS BINARY)
    AND NEW.`v` <=> OLD.`v`
    AND CAST(NEW.`logId` AS BINARY) <=> CAST(OLD.`logId` AS BINARY)
    AND CAST(NEW.`recordId` AS BINARY) <=> CAST(OLD.`recordId` AS BINARY)
    AND CAST(NEW.`actorType` AS BINARY) <=> CAST(OLD.`actorType` AS BINARY)
    AND CAST(NEW.`actorId` AS BINARY) <=> CAST(OLD.`actorId` AS BINARY)
    AND NEW.`recordedAt` <=> OLD.`recordedAt`
    AND CAST(NEW.`model` AS BINARY) <=> CAST(OLD.`model` AS BINARY)
    AND CAST(NEW.`targetId` AS BINARY) <=> CAST(OLD.`targetId` AS BINARY)
    AND CAST(NEW.`op` AS BINARY) <=> CAST(OLD.`op` AS BINARY)
    AND NEW.`before` <=> OLD.`before`
    AND NEW.`after` <=> OLD.`after`
    AND NEW.`truncated` <=> OLD.`truncated`
    AND NEW.`salt` <=> OLD.`salt`
    AND NEW.`redacted` <=> OLD.`redacted`
    AND NEW.`leafIndex` <=> OLD.`leafIndex`
    AND NEW.`leafHash` <=> OLD.`leafHash`
  ) AND NOT EXISTS (SELECT 1 FROM `audit_leases` WHERE `name` = 'guard.pass' AND `holder` = CONCAT('erasure ', CONNECTION_ID()) AND `until` BETWEEN CAST(ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS SIGNED) AND CAST(ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS SIGNED) + 60000)
  THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'auditreel guard: records are not changed, only erasure may. To take the guard away: npx auditreel guard remove';
  END IF;
END;
