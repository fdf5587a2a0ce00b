import { redactText } from '../../record/redact.js';

const LENGTH = 400;

/** What an error says, as it may be printed: no credentials of an address, nothing that looks like a secret. */
export function saidBy(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return redactText(message.replace(/(\w+:\/\/)[^\s/@]*@/g, '$1…@').trim(), LENGTH);
}
