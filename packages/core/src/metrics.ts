import { type BatchObservableResult, metrics, type Observable } from '@opentelemetry/api';
import type { AuditHealth } from './health.js';

/**
 * Reports to the OpenTelemetry SDK that the host has set up, if it has: nothing is measured otherwise. Answers how to
 * stop.
 */
export function reportMetrics(service: string | null, health: () => AuditHealth): () => void {
  const meter = metrics.getMeter('@auditreel/core');
  const queued = meter.createObservableGauge('auditreel.records.queued', {
    description: 'Records that wait in memory',
    unit: '{record}',
  });
  const spooled = meter.createObservableGauge('auditreel.records.spooled', {
    description: 'Records on disk that are in no database yet',
    unit: '{record}',
  });
  const spoolSize = meter.createObservableGauge('auditreel.spool.size', {
    description: 'What the spool holds',
    unit: 'By',
  });
  const written = meter.createObservableCounter('auditreel.records.written', {
    description: 'Records stored',
    unit: '{record}',
  });
  const dropped = meter.createObservableCounter('auditreel.records.dropped', {
    description: 'Records lost',
    unit: '{record}',
  });
  const lag = meter.createObservableGauge('auditreel.records.lag', {
    description: 'Age of the oldest record that waits in memory',
    unit: 's',
  });
  const attributes = service === null ? {} : { 'auditreel.service': service };
  const observed: Observable[] = [queued, spooled, spoolSize, written, dropped, lag];
  const observe = (result: BatchObservableResult): void => {
    const now = health();
    result.observe(queued, now.queued, attributes);
    result.observe(spooled, now.spool?.records ?? 0, attributes);
    result.observe(spoolSize, now.spool?.bytes ?? 0, attributes);
    result.observe(written, now.written, attributes);
    result.observe(dropped, now.dropped, attributes);
    result.observe(lag, now.lagMs / 1000, attributes);
  };
  meter.addBatchObservableCallback(observe, observed);
  return () => meter.removeBatchObservableCallback(observe, observed);
}
