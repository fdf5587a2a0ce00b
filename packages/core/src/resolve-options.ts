import QuickLRU from 'quick-lru';
import { asyncLocalStorageContext } from './context/async-local-storage.js';
import type { ContextStore } from './context/context-store.js';
import { OptionsError, StorageMissingError } from './errors.js';
import { checkFunction, expect } from './expect-option.js';
import { type ResolvedFindings, resolveFindings } from './findings/resolve-findings.js';
import { hostFailure } from './host-failure.js';
import type { AuditOptions, CaptureOptions, ErrorListener } from './options.js';
import { INGEST_LIMITS, type IngestLimits } from './protocol/limits.js';
import { DEFAULT_PATH } from './protocol/names.js';
import { type AddressResolver, addressResolver } from './record/client-address.js';
import { cleanText } from './record/hygiene.js';
import { type RedactPolicy, redactPolicy, redactText } from './record/redact.js';
import { type ResolvedDurability, resolveDurability } from './resolve-durability.js';
import { type ResolvedRetention, resolveRetention } from './resolve-retention.js';
import { safeListener } from './safe-listener.js';
import { type Keys, lazyKeys } from './session/keys.js';
import type { AuditStorage, ChunkStore } from './storage/ports.js';
import { throttledConsole } from './throttled-console.js';

/** The host's options, checked and with every default filled in. */
export interface ResolvedOptions {
  readonly storage: AuditStorage;
  readonly recordings: ChunkStore;
  readonly keys: Keys;
  readonly path: string;
  readonly service: string | null;
  readonly actor: AuditOptions['actor'];
  readonly resolveAddress: AddressResolver;
  readonly cleanAgent: (agent: string) => string;
  readonly capture: Pick<CaptureOptions, 'skip' | 'reads'>;
  readonly bodyFields: readonly string[];
  readonly redactPolicy: RedactPolicy;
  readonly durability: ResolvedDurability;
  readonly recording: {
    readonly sample: number;
    readonly privacy: 'balanced' | 'strict';
    readonly assets: boolean;
    readonly canvas: boolean;
    readonly origins: ReadonlySet<string>;
    readonly limits: IngestLimits;
    readonly consent: ((request: Request) => boolean | Promise<boolean>) | null;
  };
  readonly retention: ResolvedRetention;
  readonly findings: ResolvedFindings;
  readonly context: ContextStore;
  readonly handleSignals: boolean;
  readonly onError: (error: Error) => void;
}

/** Checks the options once, at boot; whatever cannot be right throws with the line to write instead. */
export function resolveOptions(options: AuditOptions): ResolvedOptions {
  if (typeof options !== 'object' || options === null || !isStorage(options.storage))
    throw new StorageMissingError();
  refuseUnknown(options);
  const listener = options.onError ?? throttledConsole();
  expect(typeof listener === 'function', 'onError', 'a function of one error');
  const onError = safeListener(listener, throttledConsole());
  const { storage, recordings = storage.chunks } = options;
  return {
    storage,
    recordings,
    keys: lazyKeys(options.secret),
    path: checkPath(options.path ?? DEFAULT_PATH),
    service: options.service === undefined ? null : checkService(options.service),
    actor: checkFunction(options.actor, 'actor'),
    resolveAddress: addressResolver(checkStrings(options.trustedProxies, 'trustedProxies')),
    cleanAgent: agentCleaner(),
    capture: resolveCapture(options.capture ?? {}, onError),
    bodyFields: checkStrings(options.capture?.body, 'capture.body'),
    redactPolicy: redactPolicy({
      fields: checkStrings(options.redact?.fields, 'redact.fields'),
      allow: checkStrings(options.redact?.allow, 'redact.allow'),
    }),
    durability: resolveDurability(options.durability ?? {}, options.storage.isVolatile ?? false, onError),
    recording: resolveRecording(options.recording ?? {}),
    retention: resolveRetention(options.retention ?? {}, { storage, recordings }),
    findings: resolveFindings(options.findings ?? {}),
    context: options.context ?? asyncLocalStorageContext(),
    handleSignals: options.handleSignals ?? false,
    onError,
  };
}

const KNOWN: ReadonlySet<string> = new Set<keyof AuditOptions>([
  'storage',
  'recordings',
  'secret',
  'path',
  'service',
  'actor',
  'trustedProxies',
  'capture',
  'durability',
  'redact',
  'recording',
  'retention',
  'findings',
  'context',
  'handleSignals',
  'onError',
]);

function refuseUnknown(options: AuditOptions): void {
  for (const name of Object.keys(options)) {
    if (!KNOWN.has(name)) {
      throw new OptionsError(name, `createAudit has no option "${name}". It has: ${[...KNOWN].join(', ')}.`);
    }
  }
}

type Capture = Pick<CaptureOptions, 'skip' | 'reads'>;
type Ask = NonNullable<Capture['skip']>;

/** Where the host's own word can't be had, the request is recorded. */
function resolveCapture(capture: CaptureOptions, onError: ErrorListener): Capture {
  const skip = checkFunction(capture.skip, 'capture.skip');
  const reads = checkFunction(capture.reads, 'capture.reads');
  const guard = (name: string, ask: Ask, otherwise: boolean): Ask =>
    function asked(request) {
      try {
        return ask(request);
      } catch (error) {
        onError(hostFailure(`createAudit({ capture: { ${name} } })`, 'the request is recorded', error));
        return otherwise;
      }
    };
  return {
    ...(skip && { skip: guard('skip', skip, false) }),
    ...(reads && { reads: guard('reads', reads, true) }),
  };
}

function resolveRecording(recording: NonNullable<AuditOptions['recording']>): ResolvedOptions['recording'] {
  const sample = recording.sample ?? 1;
  const { privacy = 'balanced', assets = true, canvas = false } = recording;
  expect(typeof sample === 'number' && sample >= 0 && sample <= 1, 'recording.sample', 'a share from 0 to 1');
  expect(privacy === 'balanced' || privacy === 'strict', 'recording.privacy', "'balanced' or 'strict'");
  expect(typeof assets === 'boolean', 'recording.assets', 'true or false');
  expect(typeof canvas === 'boolean', 'recording.canvas', 'true or false');
  const limits = { ...INGEST_LIMITS, ...recording.limits };
  for (const [name, limit] of Object.entries(limits)) {
    expect(
      Object.hasOwn(INGEST_LIMITS, name),
      `recording.limits.${name}`,
      `one of ${Object.keys(INGEST_LIMITS).join(', ')}`,
    );
    expect(Number.isSafeInteger(limit) && limit > 0, `recording.limits.${name}`, 'a whole number above 0');
  }
  return {
    sample,
    privacy,
    assets: assets && privacy !== 'strict',
    canvas: canvas && privacy !== 'strict',
    limits,
    origins: new Set(checkStrings(recording.origins, 'recording.origins').map(checkOrigin)),
    consent: checkFunction(recording.consent, 'recording.consent') ?? null,
  };
}

function isStorage(value: unknown): value is AuditStorage {
  if (typeof value !== 'object' || value === null) return false;
  return ['records', 'sessions', 'chunks', 'leases', 'check'].every((port) => port in value);
}

function checkStrings(value: readonly string[] | undefined, option: string): readonly string[] {
  const strings = value ?? [];
  expect(
    Array.isArray(strings) && strings.every((item) => typeof item === 'string'),
    option,
    'an array of strings',
  );
  return strings;
}

function checkPath(path: string): string {
  expect(
    /^(?:\/[A-Za-z0-9._~-]+)+$/.test(path),
    'path',
    "a path like '/api/auditreel', without a trailing slash",
  );
  return path;
}

function checkService(service: string): string {
  expect(typeof service === 'string' && service.length <= 64, 'service', 'a string of at most 64 characters');
  return cleanText(service, 64);
}

function checkOrigin(origin: string): string {
  const valid = URL.canParse(origin) && new URL(origin).origin === origin;
  expect(valid, 'recording.origins', `origins like 'https://app.example.com'; "${origin}" is none`);
  return origin;
}

/** The same few user agents come again and again, and each is looked through for secrets. */
function agentCleaner(): (agent: string) => string {
  const cleaned = new QuickLRU<string, string>({ maxSize: 500 });
  return function cleanAgent(agent) {
    const key = agent.slice(0, 1024);
    const known = cleaned.get(key);
    if (known !== undefined) return known;
    const clean = redactText(key, 512);
    cleaned.set(key, clean);
    return clean;
  };
}
