import { type Finding, found } from '../finding.js';
import { diskOf } from './file-system.js';
import { bytesOf } from './in-words.js';
import { nearest, OTHER_DIRECTORY } from './spool-access.js';

/** Less than this may be gone in a minute without a database. */
const LEAST_BYTES = 50_000_000;

/** What is wrong with the disk that a spool is on; without a limit of the host's, a tenth of what is free is taken. */
export function spoolDisk(directory: string, maxBytes: number | undefined): readonly Finding[] {
  const { kind, free } = diskOf(nearest(directory));
  const isShort = maxBytes === undefined ? free / 10 < LEAST_BYTES : free < maxBytes;
  const room = maxBytes === undefined ? 'a tenth of that may wait there' : `maxBytes is ${bytesOf(maxBytes)}`;
  return [
    ...(kind === 'memory' ? [inMemory(directory)] : []),
    ...(kind === 'network' ? [onNetwork(directory)] : []),
    ...(isShort ? [littleRoom(`${bytesOf(free)} are free at ${directory}; ${room}.`)] : []),
  ];
}

function inMemory(directory: string): Finding {
  const says = `${directory} is in memory: a restart of the machine empties it.`;
  return found('spool.in_memory', says, OTHER_DIRECTORY);
}

function onNetwork(directory: string): Finding {
  const says = `${directory} is on a network disk: every record waits for it, and so does its answer.`;
  return found('spool.on_network', says, OTHER_DIRECTORY);
}

function littleRoom(says: string): Finding {
  return found('spool.little_room', says, 'Free some room, or say less: durability.spool.maxBytes');
}
