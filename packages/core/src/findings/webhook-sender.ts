import { createHmac } from 'node:crypto';
import { AuditError } from '../errors.js';
import { whyOf } from '../thrown.js';
import type { Finding } from './finding.js';
import type { ResolvedWebhook } from './resolve-webhook.js';

/** Sends findings as the Standard Webhooks have it, and again while nobody says that they came. */
export interface WebhookSender {
  /** Never waits, never throws. */
  send(finding: Finding): void;
  /** Ends what is under way; what was not sent is found again by the process that takes over. */
  stop(): void;
}

export interface WebhookSources {
  readonly webhook: () => ResolvedWebhook;
  readonly now: () => number;
  readonly onError: (error: Error) => void;
}

interface Delivery {
  readonly id: string;
  /** The same at each try. */
  readonly body: string;
  tries: number;
}

const TIMEOUT_MS = 10_000;
/** Between the tries: five in nine and a half minutes. */
const PAUSES_MS: readonly number[] = [5000, 30_000, 120_000, 420_000];
const AT_ONCE = 4;
const MOST_PENDING = 1000;

export function webhookSender({ webhook, now, onError }: WebhookSources): WebhookSender {
  const pending = new Set<string>();
  const due: Delivery[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const stopped = new AbortController();
  let underWay = 0;

  function pump(): void {
    while (underWay < AT_ONCE) {
      const next = due.shift();
      if (next === undefined) return;
      underWay++;
      void attempt(next).finally(() => {
        underWay--;
        pump();
      });
    }
  }

  async function attempt(delivery: Delivery): Promise<void> {
    delivery.tries++;
    try {
      const status = await post(delivery, { ...webhook(), at: now(), stopped: stopped.signal });
      if (status >= 200 && status < 300) pending.delete(delivery.id);
      else failed(delivery, `it answered ${status}`, status === 410);
    } catch (error) {
      if (!stopped.signal.aborted) failed(delivery, whyOf(error), false);
    }
  }

  function failed(delivery: Delivery, why: string, isFinal: boolean): void {
    const pause = PAUSES_MS[delivery.tries - 1];
    if (pause === undefined || isFinal) {
      pending.delete(delivery.id);
      onError(undelivered(delivery.id, `after ${delivery.tries} tries: ${why}`));
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      due.push(delivery);
      pump();
    }, pause);
    timers.add(timer.unref());
  }

  return {
    send(finding) {
      if (stopped.signal.aborted || pending.has(finding.id)) return;
      if (pending.size >= MOST_PENDING) {
        onError(undelivered(finding.id, `because ${MOST_PENDING} others wait to be`));
        return;
      }
      pending.add(finding.id);
      due.push({ id: finding.id, body: bodyOf(finding), tries: 0 });
      pump();
    },
    stop() {
      stopped.abort();
      for (const timer of timers) clearTimeout(timer);
      due.length = 0;
    },
  };
}

function bodyOf(finding: Finding): string {
  return JSON.stringify({
    type: 'audit.finding',
    timestamp: new Date(finding.time).toISOString(),
    data: finding,
  });
}

interface Post extends ResolvedWebhook {
  readonly at: number;
  readonly stopped: AbortSignal;
}

async function post({ id, body }: Delivery, { url, key, at, stopped }: Post): Promise<number> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
    // Where else it would go is not for the receiver to say: a redirect counts as a failure.
    redirect: 'manual',
    signal: AbortSignal.any([stopped, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  await response.body?.cancel();
  return response.status;
}

function undelivered(id: string, why: string): AuditError {
  return new AuditError(
    'ERR_AUDIT_FINDING',
    `The finding ${id} was not delivered to findings.webhook ${why}. It is in the log all the same.`,
  );
}
