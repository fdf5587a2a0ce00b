import { v7 as uuidv7 } from 'uuid';
import type { LeaseStore } from './ports.js';

const NAME = 'log.id';
/** The last moment that a Date can hold. */
const FOR_EVER = 8_640_000_000_000_000;

/**
 * The id of the log in this database, made by whoever asks first: by it a process tells records that are on their way to
 * this database from those for another one.
 */
export async function logIdOf(leases: LeaseStore, now: number): Promise<string> {
  const known = await leases.holderOf(NAME);
  if (known !== null) return known;
  const made = uuidv7();
  const isFirst = await leases.acquire({ name: NAME, holder: made, now, until: FOR_EVER });
  return isFirst ? made : ((await leases.holderOf(NAME)) ?? made);
}
