import { type ChangeTarget, literal } from './change-target.js';
import type { TrackedTable } from './tracked-table.js';

/**
 * µs since 1970 by a clock that goes on during a statement, as only SYSDATE does. That is local time, which repeats an
 * hour each autumn: it only says how long ago the statement began, which UNIX_TIMESTAMP knows.
 */
export const MYSQL_US =
  'UNIX_TIMESTAMP() * 1000000 + MICROSECOND(NOW(6)) + TIMESTAMPDIFF(MICROSECOND, NOW(6), SYSDATE(6))';

/** UUIDv7 of the variable `us`: ms, what is left of µs, and a number of the server's that goes up. */
export const MYSQL_ID: string = `LOWER(CONCAT_WS('-',
      LPAD(HEX((us DIV 1000) >> 16), 8, '0'), LPAD(HEX((us DIV 1000) & 65535), 4, '0'),
      CONCAT('7', LPAD(HEX(us % 1000 * 4096 DIV 1000), 3, '0')),
      INSERT(HEX(9223372036854775808 | UUID_SHORT() & 4611686018427387903), 5, 0, '-')
    ))`;

export const MYSQL_MS = 'us DIV 1000';

export const MYSQL_CONTEXT = 'record_id, actor_type, actor_id';

/** The variables that the texts above are about. */
export const MYSQL_VARIABLES: string = `  DECLARE us BIGINT DEFAULT ${MYSQL_US};
  DECLARE ${MYSQL_CONTEXT} VARCHAR(191) CHARACTER SET utf8mb4;`;

/** Always one row: without one, SELECT INTO warns. */
export function readContext({ context, contextColumn }: ChangeTarget): string {
  const columns = ['recordId', 'actorType', 'actorId'].map((name) => `MAX(${contextColumn(name)})`);
  return `  SELECT ${columns.join(', ')} INTO ${MYSQL_CONTEXT}
  FROM ${context} WHERE ${contextColumn('key')} = CONCAT('', CONNECTION_ID());`;
}

/** What the server does not take for JSON must not make the write fail. */
export function validImage(image: string): string {
  return `IF(${image} IS NULL OR JSON_VALID(${image}), ${image}, '{}')`;
}

/** As much of the model's name as its column holds, as SQL; a backslash means something in most modes of MySQL's. */
export function modelText({ model }: Pick<TrackedTable, 'model'>): string {
  const text = model.slice(0, 64);
  return text.includes('\\') ? `_utf8mb4 X'${Buffer.from(text).toString('hex')}'` : literal(text);
}
