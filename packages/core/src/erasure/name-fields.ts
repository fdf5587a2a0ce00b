import type { JsonValue } from '../record/audit-record.js';

const PARTS = 'first|last|full|given|family|middle|second|maiden|birth|sur|fore|nick';
const CALLED = 'legal|real|preferred|display|screen|login|user|person|customer|member|contact';

/** What their company or their plan is called is not theirs alone. */
const NAMES = new RegExp(
  `^(?:(?:${PARTS}|${CALLED})?name|\\w*mail(?:address)?|(?:\\w*(?:phone|mobile)|tel)(?:number|no)?\\d?)$`,
  'i',
);

/** Whether a field of a person's own row says what they are called, or how they are reached. */
export function isNameField(field: string): boolean {
  return NAMES.test(field.replaceAll('_', ''));
}

/** Whether two people may be called so; an e-mail address or a number only one of them has. */
export function canBeShared(name: JsonValue): boolean {
  return typeof name === 'string' && !/[@\d]/.test(name);
}
