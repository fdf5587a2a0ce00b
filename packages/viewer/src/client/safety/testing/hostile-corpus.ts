import type { Fields } from '../check.js';
import type { Attack, Attacked, Probe } from './attack.js';
import { CHANGE_ATTACKS } from './attacks-in-changes.js';
import { CSS_ATTACKS } from './attacks-in-css.js';
import { HTML_ATTACKS } from './attacks-in-html.js';
import { SVG_ATTACKS } from './attacks-in-svg.js';
import { incrementalEvent, metaEvent, recordingBuilder, snapshotEvent } from './recording.js';

/** One attack as a recording. */
export interface HostileRecording {
  readonly name: string;
  readonly events: readonly Fields[];
}

const ATTACKS = Object.entries({ ...HTML_ATTACKS, ...CSS_ATTACKS, ...SVG_ATTACKS, ...CHANGE_ATTACKS });
const IDS_EACH = 10_000;
const START = 1_700_000_000_000;

/** Every attack as a recording of its own, whose probes carry its name. */
export function hostileCorpus(): readonly HostileRecording[] {
  return ATTACKS.map(([name, attack], i) => ({
    name,
    events: recordingOf([attacked(name, attack, i)], START),
  }));
}

/** All attacks in one page, from `start` on. */
export function hostilePage(start: number): readonly Fields[] {
  return recordingOf(
    ATTACKS.map(([name, attack], i) => attacked(name, attack, i)),
    start,
  );
}

function attacked(name: string, attack: Attack, index: number): Attacked {
  const slug = name.replace(/[^a-z0-9]+/gi, '-').toLowerCase();
  const probe: Probe = {
    remote: `http://${slug}.evil.test/x`,
    local: `/logout?by=${slug}`,
    script: `(top.__ran ??= []).push('${slug}')`,
  };
  return attack(recordingBuilder((index + 1) * IDS_EACH), probe);
}

function recordingOf(attacks: readonly Attacked[], start: number): readonly Fields[] {
  const page = recordingBuilder(1).document(...attacks.flatMap(({ nodes }) => nodes));
  const after = attacks.flatMap((attack) => attack.after ?? []);
  return [
    metaEvent(start),
    snapshotEvent(page, start + 1),
    ...after.map((data, i) => incrementalEvent(data, start + 100 + i * 20)),
    incrementalEvent({ source: 4, width: 800, height: 600 }, start + 200 + after.length * 20),
  ];
}
