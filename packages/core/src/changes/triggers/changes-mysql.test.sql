-- auditreel changes 1
-- What is written to these tables makes changes. Made by `npx auditreel changes add`, to be taken away by `npx auditreel changes remove`.

-- auditreel changes of Order
DROP TRIGGER IF EXISTS `auditreel_changes_create_orders`;

DROP TRIGGER IF EXISTS `auditreel_changes_update_orders`;

DROP TRIGGER IF EXISTS `auditreel_changes_delete_orders`;

DROP TRIGGER IF EXISTS `auditreel_cascade_delete_orders_user_id`;

DROP TRIGGER IF EXISTS `auditreel_cascade_update_orders_user_id`;

CREATE TRIGGER `auditreel_changes_create_orders` AFTER INSERT ON `orders` FOR EACH ROW
BEGIN
  DECLARE us BIGINT DEFAULT UNIX_TIMESTAMP() * 1000000 + MICROSECOND(NOW(6)) + TIMESTAMPDIFF(MICROSECOND, NOW(6), SYSDATE(6));
  DECLARE record_id, actor_type, actor_id VARCHAR(191) CHARACTER SET utf8mb4;
  DECLARE image_before, image_after, cut LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
  SELECT MAX(`recordId`), MAX(`actorType`), MAX(`actorId`) INTO record_id, actor_type, actor_id
  FROM `audit_context` WHERE `key` = CONCAT('', CONNECTION_ID());
  SET image_after = CONCAT('{', SUBSTR(CONCAT('',
    CONCAT(',"id":', COALESCE(CAST(NEW.`id` AS CHAR), 'null')),
    CONCAT(',"userId":', COALESCE(CAST(NEW.`user_id` AS CHAR), 'null')),
    CONCAT(',"note":', COALESCE(IF(LENGTH(CONVERT(NEW.`note` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, CONCAT('{"length":', LENGTH(CONVERT(NEW.`note` USING utf8mb4) COLLATE utf8mb4_bin), ',"sha256":"', SHA2(CONVERT(NEW.`note` USING utf8mb4) COLLATE utf8mb4_bin, 256), '"}'), JSON_QUOTE(CONVERT(NEW.`note` USING utf8mb4) COLLATE utf8mb4_bin)), 'null')),
    CONCAT(',"total":', COALESCE(CONCAT('"', CAST(NEW.`total` AS CHAR), '"'), 'null')),
    CONCAT(',"paid":', COALESCE(CASE NEW.`paid` + 0 WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE CAST(NEW.`paid` + 0 AS CHAR) END, 'null')),
    CONCAT(',"at":', COALESCE(CONCAT('"', LEFT(DATE_FORMAT(NEW.`at`, '%Y-%m-%dT%H:%i:%s.%f'), IF(MICROSECOND(NEW.`at`) % 1000 = 0, 23, 26)), 'Z"'), 'null')),
    CONCAT(',"extra":', COALESCE(IF(LENGTH(CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, CONCAT('{"length":', LENGTH(CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin), ',"sha256":"', SHA2(CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin, 256), '"}'), IF(JSON_VALID(CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin) AND JSON_VALID(CONCAT('{"a":', CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin, '}')), CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin, JSON_QUOTE(CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin))), 'null')),
    CONCAT(',"scan":', COALESCE(CONCAT('{"length":', LENGTH(NEW.`scan`), ',"sha256":"', SHA2(NEW.`scan`, 256), '"}'), 'null')),
    CONCAT(',"apiKey":', IF(NEW.`apiKey` IS NULL, 'null', '"[redacted]"'))), 2), '}');
  SET cut = NULLIF(CONCAT('[', SUBSTR(CONCAT('',
    IF(LENGTH(CONVERT(NEW.`note` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, ',"note"', ''),
    IF(LENGTH(CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, ',"extra"', ''),
    IF(NEW.`scan` IS NOT NULL, ',"scan"', '')), 2), ']'), '[]');
  INSERT INTO `audit_changes` (`id`, `v`, `logId`, `recordId`, `actorType`, `actorId`, `recordedAt`, `model`, `targetId`, `op`, `before`, `after`, `truncated`)
  VALUES (
    LOWER(CONCAT_WS('-',
      LPAD(HEX((us DIV 1000) >> 16), 8, '0'), LPAD(HEX((us DIV 1000) & 65535), 4, '0'),
      CONCAT('7', LPAD(HEX(us % 1000 * 4096 DIV 1000), 3, '0')),
      INSERT(HEX(9223372036854775808 | UUID_SHORT() & 4611686018427387903), 5, 0, '-')
    )),
    1, 'main', record_id, actor_type, actor_id, us DIV 1000, 'Order',
    LEFT(JSON_UNQUOTE(COALESCE(CAST(NEW.`id` AS CHAR), 'null')), 191), 'create',
    IF(image_before IS NULL OR JSON_VALID(image_before), image_before, '{}'), IF(image_after IS NULL OR JSON_VALID(image_after), image_after, '{}'), cut
  );
END;

CREATE TRIGGER `auditreel_changes_update_orders` AFTER UPDATE ON `orders` FOR EACH ROW
BEGIN
  DECLARE us BIGINT DEFAULT UNIX_TIMESTAMP() * 1000000 + MICROSECOND(NOW(6)) + TIMESTAMPDIFF(MICROSECOND, NOW(6), SYSDATE(6));
  DECLARE record_id, actor_type, actor_id VARCHAR(191) CHARACTER SET utf8mb4;
  DECLARE image_before, image_after, cut LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
  IF NOT (
    OLD.`id` <=> NEW.`id`
    AND OLD.`user_id` <=> NEW.`user_id`
    AND CAST(OLD.`note` AS BINARY) <=> CAST(NEW.`note` AS BINARY)
    AND OLD.`total` <=> NEW.`total`
    AND OLD.`paid` <=> NEW.`paid`
    AND OLD.`at` <=> NEW.`at`
    AND CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin <=> CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin
    AND OLD.`scan` <=> NEW.`scan`
    AND CAST(OLD.`apiKey` AS BINARY) <=> CAST(NEW.`apiKey` AS BINARY)
  ) THEN
  SELECT MAX(`recordId`), MAX(`actorType`), MAX(`actorId`) INTO record_id, actor_type, actor_id
  FROM `audit_context` WHERE `key` = CONCAT('', CONNECTION_ID());
  SET image_before = CONCAT('{', SUBSTR(CONCAT('',
    IF(NEW.`id` <=> OLD.`id`, '', CONCAT(',"id":', COALESCE(CAST(OLD.`id` AS CHAR), 'null'))),
    IF(NEW.`user_id` <=> OLD.`user_id`, '', CONCAT(',"userId":', COALESCE(CAST(OLD.`user_id` AS CHAR), 'null'))),
    IF(CAST(NEW.`note` AS BINARY) <=> CAST(OLD.`note` AS BINARY), '', CONCAT(',"note":', COALESCE(IF(LENGTH(CONVERT(OLD.`note` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, CONCAT('{"length":', LENGTH(CONVERT(OLD.`note` USING utf8mb4) COLLATE utf8mb4_bin), ',"sha256":"', SHA2(CONVERT(OLD.`note` USING utf8mb4) COLLATE utf8mb4_bin, 256), '"}'), JSON_QUOTE(CONVERT(OLD.`note` USING utf8mb4) COLLATE utf8mb4_bin)), 'null'))),
    IF(NEW.`total` <=> OLD.`total`, '', CONCAT(',"total":', COALESCE(CONCAT('"', CAST(OLD.`total` AS CHAR), '"'), 'null'))),
    IF(NEW.`paid` <=> OLD.`paid`, '', CONCAT(',"paid":', COALESCE(CASE OLD.`paid` + 0 WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE CAST(OLD.`paid` + 0 AS CHAR) END, 'null'))),
    IF(NEW.`at` <=> OLD.`at`, '', CONCAT(',"at":', COALESCE(CONCAT('"', LEFT(DATE_FORMAT(OLD.`at`, '%Y-%m-%dT%H:%i:%s.%f'), IF(MICROSECOND(OLD.`at`) % 1000 = 0, 23, 26)), 'Z"'), 'null'))),
    IF(CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin <=> CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin, '', CONCAT(',"extra":', COALESCE(IF(LENGTH(CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, CONCAT('{"length":', LENGTH(CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin), ',"sha256":"', SHA2(CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin, 256), '"}'), IF(JSON_VALID(CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin) AND JSON_VALID(CONCAT('{"a":', CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin, '}')), CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin, JSON_QUOTE(CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin))), 'null'))),
    IF(NEW.`scan` <=> OLD.`scan`, '', CONCAT(',"scan":', COALESCE(CONCAT('{"length":', LENGTH(OLD.`scan`), ',"sha256":"', SHA2(OLD.`scan`, 256), '"}'), 'null'))),
    IF(CAST(NEW.`apiKey` AS BINARY) <=> CAST(OLD.`apiKey` AS BINARY), '', CONCAT(',"apiKey":', IF(OLD.`apiKey` IS NULL, 'null', '"[redacted]"')))), 2), '}');
  SET image_after = CONCAT('{', SUBSTR(CONCAT('',
    IF(OLD.`id` <=> NEW.`id`, '', CONCAT(',"id":', COALESCE(CAST(NEW.`id` AS CHAR), 'null'))),
    IF(OLD.`user_id` <=> NEW.`user_id`, '', CONCAT(',"userId":', COALESCE(CAST(NEW.`user_id` AS CHAR), 'null'))),
    IF(CAST(OLD.`note` AS BINARY) <=> CAST(NEW.`note` AS BINARY), '', CONCAT(',"note":', COALESCE(IF(LENGTH(CONVERT(NEW.`note` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, CONCAT('{"length":', LENGTH(CONVERT(NEW.`note` USING utf8mb4) COLLATE utf8mb4_bin), ',"sha256":"', SHA2(CONVERT(NEW.`note` USING utf8mb4) COLLATE utf8mb4_bin, 256), '"}'), JSON_QUOTE(CONVERT(NEW.`note` USING utf8mb4) COLLATE utf8mb4_bin)), 'null'))),
    IF(OLD.`total` <=> NEW.`total`, '', CONCAT(',"total":', COALESCE(CONCAT('"', CAST(NEW.`total` AS CHAR), '"'), 'null'))),
    IF(OLD.`paid` <=> NEW.`paid`, '', CONCAT(',"paid":', COALESCE(CASE NEW.`paid` + 0 WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE CAST(NEW.`paid` + 0 AS CHAR) END, 'null'))),
    IF(OLD.`at` <=> NEW.`at`, '', CONCAT(',"at":', COALESCE(CONCAT('"', LEFT(DATE_FORMAT(NEW.`at`, '%Y-%m-%dT%H:%i:%s.%f'), IF(MICROSECOND(NEW.`at`) % 1000 = 0, 23, 26)), 'Z"'), 'null'))),
    IF(CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin <=> CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin, '', CONCAT(',"extra":', COALESCE(IF(LENGTH(CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, CONCAT('{"length":', LENGTH(CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin), ',"sha256":"', SHA2(CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin, 256), '"}'), IF(JSON_VALID(CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin) AND JSON_VALID(CONCAT('{"a":', CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin, '}')), CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin, JSON_QUOTE(CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin))), 'null'))),
    IF(OLD.`scan` <=> NEW.`scan`, '', CONCAT(',"scan":', COALESCE(CONCAT('{"length":', LENGTH(NEW.`scan`), ',"sha256":"', SHA2(NEW.`scan`, 256), '"}'), 'null'))),
    IF(CAST(OLD.`apiKey` AS BINARY) <=> CAST(NEW.`apiKey` AS BINARY), '', CONCAT(',"apiKey":', IF(NEW.`apiKey` IS NULL, 'null', '"[redacted]"')))), 2), '}');
  SET cut = NULLIF(CONCAT('[', SUBSTR(CONCAT('',
    IF(CAST(OLD.`note` AS BINARY) <=> CAST(NEW.`note` AS BINARY), '', IF(LENGTH(CONVERT(OLD.`note` USING utf8mb4) COLLATE utf8mb4_bin) > 2048 OR LENGTH(CONVERT(NEW.`note` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, ',"note"', '')),
    IF(CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin <=> CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin, '', IF(LENGTH(CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin) > 2048 OR LENGTH(CONVERT(NEW.`extra` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, ',"extra"', '')),
    IF(OLD.`scan` <=> NEW.`scan`, '', IF(OLD.`scan` IS NOT NULL OR NEW.`scan` IS NOT NULL, ',"scan"', ''))), 2), ']'), '[]');
  INSERT INTO `audit_changes` (`id`, `v`, `logId`, `recordId`, `actorType`, `actorId`, `recordedAt`, `model`, `targetId`, `op`, `before`, `after`, `truncated`)
  VALUES (
    LOWER(CONCAT_WS('-',
      LPAD(HEX((us DIV 1000) >> 16), 8, '0'), LPAD(HEX((us DIV 1000) & 65535), 4, '0'),
      CONCAT('7', LPAD(HEX(us % 1000 * 4096 DIV 1000), 3, '0')),
      INSERT(HEX(9223372036854775808 | UUID_SHORT() & 4611686018427387903), 5, 0, '-')
    )),
    1, 'main', record_id, actor_type, actor_id, us DIV 1000, 'Order',
    LEFT(JSON_UNQUOTE(COALESCE(CAST(OLD.`id` AS CHAR), 'null')), 191), 'update',
    IF(image_before IS NULL OR JSON_VALID(image_before), image_before, '{}'), IF(image_after IS NULL OR JSON_VALID(image_after), image_after, '{}'), cut
  );
  END IF;
END;

CREATE TRIGGER `auditreel_changes_delete_orders` AFTER DELETE ON `orders` FOR EACH ROW
BEGIN
  DECLARE us BIGINT DEFAULT UNIX_TIMESTAMP() * 1000000 + MICROSECOND(NOW(6)) + TIMESTAMPDIFF(MICROSECOND, NOW(6), SYSDATE(6));
  DECLARE record_id, actor_type, actor_id VARCHAR(191) CHARACTER SET utf8mb4;
  DECLARE image_before, image_after, cut LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
  SELECT MAX(`recordId`), MAX(`actorType`), MAX(`actorId`) INTO record_id, actor_type, actor_id
  FROM `audit_context` WHERE `key` = CONCAT('', CONNECTION_ID());
  SET image_before = CONCAT('{', SUBSTR(CONCAT('',
    CONCAT(',"id":', COALESCE(CAST(OLD.`id` AS CHAR), 'null')),
    CONCAT(',"userId":', COALESCE(CAST(OLD.`user_id` AS CHAR), 'null')),
    CONCAT(',"note":', COALESCE(IF(LENGTH(CONVERT(OLD.`note` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, CONCAT('{"length":', LENGTH(CONVERT(OLD.`note` USING utf8mb4) COLLATE utf8mb4_bin), ',"sha256":"', SHA2(CONVERT(OLD.`note` USING utf8mb4) COLLATE utf8mb4_bin, 256), '"}'), JSON_QUOTE(CONVERT(OLD.`note` USING utf8mb4) COLLATE utf8mb4_bin)), 'null')),
    CONCAT(',"total":', COALESCE(CONCAT('"', CAST(OLD.`total` AS CHAR), '"'), 'null')),
    CONCAT(',"paid":', COALESCE(CASE OLD.`paid` + 0 WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE CAST(OLD.`paid` + 0 AS CHAR) END, 'null')),
    CONCAT(',"at":', COALESCE(CONCAT('"', LEFT(DATE_FORMAT(OLD.`at`, '%Y-%m-%dT%H:%i:%s.%f'), IF(MICROSECOND(OLD.`at`) % 1000 = 0, 23, 26)), 'Z"'), 'null')),
    CONCAT(',"extra":', COALESCE(IF(LENGTH(CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, CONCAT('{"length":', LENGTH(CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin), ',"sha256":"', SHA2(CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin, 256), '"}'), IF(JSON_VALID(CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin) AND JSON_VALID(CONCAT('{"a":', CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin, '}')), CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin, JSON_QUOTE(CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin))), 'null')),
    CONCAT(',"scan":', COALESCE(CONCAT('{"length":', LENGTH(OLD.`scan`), ',"sha256":"', SHA2(OLD.`scan`, 256), '"}'), 'null')),
    CONCAT(',"apiKey":', IF(OLD.`apiKey` IS NULL, 'null', '"[redacted]"'))), 2), '}');
  SET cut = NULLIF(CONCAT('[', SUBSTR(CONCAT('',
    IF(LENGTH(CONVERT(OLD.`note` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, ',"note"', ''),
    IF(LENGTH(CONVERT(OLD.`extra` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, ',"extra"', ''),
    IF(OLD.`scan` IS NOT NULL, ',"scan"', '')), 2), ']'), '[]');
  INSERT INTO `audit_changes` (`id`, `v`, `logId`, `recordId`, `actorType`, `actorId`, `recordedAt`, `model`, `targetId`, `op`, `before`, `after`, `truncated`)
  VALUES (
    LOWER(CONCAT_WS('-',
      LPAD(HEX((us DIV 1000) >> 16), 8, '0'), LPAD(HEX((us DIV 1000) & 65535), 4, '0'),
      CONCAT('7', LPAD(HEX(us % 1000 * 4096 DIV 1000), 3, '0')),
      INSERT(HEX(9223372036854775808 | UUID_SHORT() & 4611686018427387903), 5, 0, '-')
    )),
    1, 'main', record_id, actor_type, actor_id, us DIV 1000, 'Order',
    LEFT(JSON_UNQUOTE(COALESCE(CAST(OLD.`id` AS CHAR), 'null')), 191), 'delete',
    IF(image_before IS NULL OR JSON_VALID(image_before), image_before, '{}'), IF(image_after IS NULL OR JSON_VALID(image_after), image_after, '{}'), cut
  );
END;

CREATE TRIGGER `auditreel_cascade_delete_orders_user_id` BEFORE DELETE ON `User` FOR EACH ROW
BEGIN
  DECLARE us BIGINT DEFAULT UNIX_TIMESTAMP() * 1000000 + MICROSECOND(NOW(6)) + TIMESTAMPDIFF(MICROSECOND, NOW(6), SYSDATE(6));
  DECLARE record_id, actor_type, actor_id VARCHAR(191) CHARACTER SET utf8mb4;
  SELECT MAX(`recordId`), MAX(`actorType`), MAX(`actorId`) INTO record_id, actor_type, actor_id
  FROM `audit_context` WHERE `key` = CONCAT('', CONNECTION_ID());
  INSERT INTO `audit_changes` (`id`, `v`, `logId`, `recordId`, `actorType`, `actorId`, `recordedAt`, `model`, `targetId`, `op`, `before`, `after`, `truncated`)
  SELECT
    LOWER(CONCAT_WS('-',
      LPAD(HEX((us DIV 1000) >> 16), 8, '0'), LPAD(HEX((us DIV 1000) & 65535), 4, '0'),
      CONCAT('7', LPAD(HEX(us % 1000 * 4096 DIV 1000), 3, '0')),
      INSERT(HEX(9223372036854775808 | UUID_SHORT() & 4611686018427387903), 5, 0, '-')
    )),
    1, 'main', record_id, actor_type, actor_id, us DIV 1000, 'Order',
    target, 'delete', IF(image_before IS NULL OR JSON_VALID(image_before), image_before, '{}'), IF(image_after IS NULL OR JSON_VALID(image_after), image_after, '{}'), cut
  FROM (
    SELECT LEFT(JSON_UNQUOTE(COALESCE(CAST(child.`id` AS CHAR), 'null')), 191) AS target,
      CONCAT('{', SUBSTR(CONCAT('',
    CONCAT(',"id":', COALESCE(CAST(child.`id` AS CHAR), 'null')),
    CONCAT(',"userId":', COALESCE(CAST(child.`user_id` AS CHAR), 'null')),
    CONCAT(',"note":', COALESCE(IF(LENGTH(CONVERT(child.`note` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, CONCAT('{"length":', LENGTH(CONVERT(child.`note` USING utf8mb4) COLLATE utf8mb4_bin), ',"sha256":"', SHA2(CONVERT(child.`note` USING utf8mb4) COLLATE utf8mb4_bin, 256), '"}'), JSON_QUOTE(CONVERT(child.`note` USING utf8mb4) COLLATE utf8mb4_bin)), 'null')),
    CONCAT(',"total":', COALESCE(CONCAT('"', CAST(child.`total` AS CHAR), '"'), 'null')),
    CONCAT(',"paid":', COALESCE(CASE child.`paid` + 0 WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE CAST(child.`paid` + 0 AS CHAR) END, 'null')),
    CONCAT(',"at":', COALESCE(CONCAT('"', LEFT(DATE_FORMAT(child.`at`, '%Y-%m-%dT%H:%i:%s.%f'), IF(MICROSECOND(child.`at`) % 1000 = 0, 23, 26)), 'Z"'), 'null')),
    CONCAT(',"extra":', COALESCE(IF(LENGTH(CONVERT(child.`extra` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, CONCAT('{"length":', LENGTH(CONVERT(child.`extra` USING utf8mb4) COLLATE utf8mb4_bin), ',"sha256":"', SHA2(CONVERT(child.`extra` USING utf8mb4) COLLATE utf8mb4_bin, 256), '"}'), IF(JSON_VALID(CONVERT(child.`extra` USING utf8mb4) COLLATE utf8mb4_bin) AND JSON_VALID(CONCAT('{"a":', CONVERT(child.`extra` USING utf8mb4) COLLATE utf8mb4_bin, '}')), CONVERT(child.`extra` USING utf8mb4) COLLATE utf8mb4_bin, JSON_QUOTE(CONVERT(child.`extra` USING utf8mb4) COLLATE utf8mb4_bin))), 'null')),
    CONCAT(',"scan":', COALESCE(CONCAT('{"length":', LENGTH(child.`scan`), ',"sha256":"', SHA2(child.`scan`, 256), '"}'), 'null')),
    CONCAT(',"apiKey":', IF(child.`apiKey` IS NULL, 'null', '"[redacted]"'))), 2), '}') AS image_before,
      NULL AS image_after,
      NULLIF(CONCAT('[', SUBSTR(CONCAT('',
    IF(LENGTH(CONVERT(child.`note` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, ',"note"', ''),
    IF(LENGTH(CONVERT(child.`extra` USING utf8mb4) COLLATE utf8mb4_bin) > 2048, ',"extra"', ''),
    IF(child.`scan` IS NOT NULL, ',"scan"', '')), 2), ']'), '[]') AS cut
    FROM `orders` AS child
    WHERE child.`user_id` = OLD.`id`
  ) AS pointing;
END;

CREATE TRIGGER `auditreel_cascade_update_orders_user_id` BEFORE UPDATE ON `User` FOR EACH ROW
BEGIN
  DECLARE us BIGINT DEFAULT UNIX_TIMESTAMP() * 1000000 + MICROSECOND(NOW(6)) + TIMESTAMPDIFF(MICROSECOND, NOW(6), SYSDATE(6));
  DECLARE record_id, actor_type, actor_id VARCHAR(191) CHARACTER SET utf8mb4;
  SELECT MAX(`recordId`), MAX(`actorType`), MAX(`actorId`) INTO record_id, actor_type, actor_id
  FROM `audit_context` WHERE `key` = CONCAT('', CONNECTION_ID());
  INSERT INTO `audit_changes` (`id`, `v`, `logId`, `recordId`, `actorType`, `actorId`, `recordedAt`, `model`, `targetId`, `op`, `before`, `after`, `truncated`)
  SELECT
    LOWER(CONCAT_WS('-',
      LPAD(HEX((us DIV 1000) >> 16), 8, '0'), LPAD(HEX((us DIV 1000) & 65535), 4, '0'),
      CONCAT('7', LPAD(HEX(us % 1000 * 4096 DIV 1000), 3, '0')),
      INSERT(HEX(9223372036854775808 | UUID_SHORT() & 4611686018427387903), 5, 0, '-')
    )),
    1, 'main', record_id, actor_type, actor_id, us DIV 1000, 'Order',
    target, 'update', IF(image_before IS NULL OR JSON_VALID(image_before), image_before, '{}'), IF(image_after IS NULL OR JSON_VALID(image_after), image_after, '{}'), cut
  FROM (
    SELECT LEFT(JSON_UNQUOTE(COALESCE(CAST(child.`id` AS CHAR), 'null')), 191) AS target,
      CONCAT('{', SUBSTR(CONCAT('',
    IF(CAST(OLD.`id` AS BINARY) <=> CAST(NEW.`id` AS BINARY), '', CONCAT(',"userId":', COALESCE(CAST(OLD.`id` AS CHAR), 'null')))), 2), '}') AS image_before,
      CONCAT('{', SUBSTR(CONCAT('',
    IF(CAST(OLD.`id` AS BINARY) <=> CAST(NEW.`id` AS BINARY), '', CONCAT(',"userId":', COALESCE(CAST(NEW.`id` AS CHAR), 'null')))), 2), '}') AS image_after,
      NULL AS cut
    FROM `orders` AS child
    WHERE child.`user_id` = OLD.`id` AND NOT (CAST(OLD.`id` AS BINARY) <=> CAST(NEW.`id` AS BINARY))
  ) AS pointing;
END;
