import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metrics } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startAudit } from './adapter/drafts.js';
import type { Audit } from './audit.js';
import { createAudit } from './create-audit.js';
import { StorageUnavailableError } from './errors.js';
import type { AuditOptions } from './options.js';
import { memoryStorage } from './storage/memory-storage.js';
import type { AuditStorage } from './storage/ports.js';

let dir: string;
let audit: Audit | null = null;
let isDown: boolean;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'auditreel-health-'));
  isDown = false;
});
afterEach(async () => {
  await audit?.close({ deadlineMs: 50 });
  rmSync(dir, { recursive: true, force: true });
});

/** A storage that is there or not, and outlives the process. */
function storage(): AuditStorage {
  const memory = memoryStorage();
  return {
    ...memory,
    isVolatile: false,
    records: {
      ...memory.records,
      insert: async (records) => {
        if (isDown) throw new StorageUnavailableError('The database is down');
        await memory.records.insert(records);
      },
    },
  };
}

function open(options: Partial<AuditOptions> = {}): Audit {
  audit = createAudit({
    storage: storage(),
    secret: 'a-secret-of-at-least-thirty-two-characters',
    durability: { spool: { dir } },
    onError: () => {},
    ...options,
  });
  return audit;
}

describe('health', () => {
  it('is ok while records are stored, and says how many', async () => {
    const opened = open();
    opened.record({ action: 'order.create' });
    await opened.flush();
    expect(opened.health()).toMatchObject({
      status: 'ok',
      durability: 'durable',
      queued: 0,
      // The start of its writing, and the record.
      written: 2,
      dropped: 0,
      lagMs: 0,
      problem: null,
      spool: { bytes: 0, records: 0, adopted: 0, foreign: 0 },
    });
  });

  it('is degraded while the storage is down, and says why and how much waits', async () => {
    isDown = true;
    const opened = open();
    opened.record({ action: 'order.create' });
    await opened.flush({ deadlineMs: 50 });
    const { status, problem, queued, spool } = opened.health();
    expect({ status, queued, records: spool?.records }).toEqual({
      status: 'degraded',
      queued: 2,
      records: 2,
    });
    expect(problem).toMatch(/The database is down/);
    isDown = false;
    await opened.flush();
    expect(opened.health()).toMatchObject({ status: 'ok', queued: 0, problem: null });
  });

  it('is failing where nothing can be spooled, and says that records are best-effort', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const opened = open({ durability: { spool: { dir: '/dev/null/nowhere' } } });
    expect(opened.health()).toMatchObject({ status: 'failing', durability: 'best-effort', spool: null });
    expect(warn.mock.calls[0]?.[0]).toMatch(/durability: \{ spool: \{ dir:/);
    warn.mockRestore();
  });
});

describe('metrics', () => {
  it('reach the OpenTelemetry SDK that the host has set up', async () => {
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 60_000 });
    const provider = new MeterProvider({ readers: [reader] });
    metrics.setGlobalMeterProvider(provider);
    isDown = true;
    const opened = open({ service: 'shop' });
    startAudit(opened);
    opened.record({ action: 'order.create' });
    await opened.flush({ deadlineMs: 50 });
    await provider.forceFlush();
    const [{ scopeMetrics = [] } = {}] = exporter.getMetrics();
    const values = scopeMetrics
      .flatMap((scope) => scope.metrics)
      .map(({ descriptor, dataPoints }) => [
        descriptor.name,
        dataPoints[0]?.value,
        dataPoints[0]?.attributes,
      ]);
    const attributes = { 'auditreel.service': 'shop' };
    expect(values).toEqual([
      ['auditreel.records.queued', 2, attributes],
      ['auditreel.records.spooled', 2, attributes],
      ['auditreel.spool.size', expect.any(Number), attributes],
      ['auditreel.records.written', 0, attributes],
      ['auditreel.records.dropped', 0, attributes],
      ['auditreel.records.lag', expect.any(Number), attributes],
    ]);
    await provider.shutdown();
    metrics.disable();
  });
});

describe('a process', () => {
  it('records its start before its first record, and its stop, with numbers that have no hole', async () => {
    const kept = storage();
    const opened = open({ storage: kept });
    for (let i = 0; i < 3; i++) opened.record({ action: 'order.create' });
    const { writerEpoch } = opened.health();
    expect(await opened.close()).toMatchObject({ written: 5, left: 0, leftIn: null });
    const { records } = await kept.records.list({ limit: 10 });
    const written = records.map(({ action, writerSeq }) => [writerSeq, action]).sort();
    expect(written).toEqual([
      [0, 'audit.writer_start'],
      [1, 'order.create'],
      [2, 'order.create'],
      [3, 'order.create'],
      [4, 'audit.writer_stop'],
    ]);
    expect(new Set(records.map((record) => record.writerEpoch))).toEqual(new Set([writerEpoch]));
  });
});
