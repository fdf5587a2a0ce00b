import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Finding } from './finding.js';
import { openReceiver, type Receiver } from './testing/receiver.js';
import { type WebhookSender, webhookSender } from './webhook-sender.js';

const NOW = 1_800_000_000_000;
const key = Buffer.from('a key that both sides know of, and nobody else');

let receiver: Receiver;
let sender: WebhookSender;
let errors: Error[];

beforeEach(async () => {
  receiver = await openReceiver();
  errors = [];
  sender = webhookSender({
    webhook: () => ({ url: receiver.url, key }),
    now: () => Date.now(),
    onError: (error) => errors.push(error),
  });
  // The sockets are real; only the pauses between the tries are not waited for.
  vi.useFakeTimers({ now: NOW, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});

afterEach(async () => {
  vi.useRealTimers();
  sender.stop();
  await receiver.close();
});

const finding = (id = 'finding-1'): Finding => ({
  id,
  rule: 'own',
  title: 'Own',
  severity: 'low',
  sentence: null,
  time: NOW,
  record: 'record-1',
  records: ['record-1'],
  actor: { type: 'user', id: 'ann' },
  tenantId: null,
  sessionId: null,
  metadata: null,
});

/** Real time passes, until so many have come. */
async function came(count: number): Promise<void> {
  for (let tries = 0; tries < 400 && receiver.received.length < count; tries++)
    await new Promise((resolve) => setImmediate(resolve));
  expect(receiver.received).toHaveLength(count);
  for (let tries = 0; tries < 20; tries++) await new Promise((resolve) => setImmediate(resolve));
}

it('sends a finding once, signed as the Standard Webhooks have it', async () => {
  sender.send(finding());
  await came(1);
  const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
  const timestamp = String(NOW / 1000);
  const signature = createHmac('sha256', key).update(`finding-1.${timestamp}.${body}`).digest('base64');
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'webhook-id': 'finding-1',
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  });
  expect(JSON.parse(body)).toEqual({
    type: 'audit.finding',
    timestamp: '2027-01-15T08:00:00.000Z',
    data: finding(),
  });
  await vi.advanceTimersByTimeAsync(3_600_000);
  await came(1);
  expect(errors).toEqual([]);
});

it('tries five times over ten minutes, always under the same id, and then says so', async () => {
  receiver.answer = 503;
  sender.send(finding());
  await came(1);
  for (const [nth, pause] of [5000, 30_000, 120_000, 420_000].entries()) {
    await vi.advanceTimersByTimeAsync(pause - 1);
    await came(nth + 1);
    await vi.advanceTimersByTimeAsync(1);
    await came(nth + 2);
  }
  const { received } = receiver;
  expect(new Set(received.map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size).toBe(1);
  expect(new Set(received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(5);
  expect(errors).toEqual([
    expect.objectContaining({
      code: 'ERR_AUDIT_FINDING',
      message: expect.stringContaining('after 5 tries: it answered 503'),
    }),
  ]);
});

it('stops trying when it came, and does not follow a redirect', async () => {
  receiver.answer = 307;
  sender.send(finding());
  await came(1);
  receiver.answer = 200;
  await vi.advanceTimersByTimeAsync(5000);
  await came(2);
  await vi.advanceTimersByTimeAsync(3_600_000);
  await came(2);
  expect(errors).toEqual([]);
});

it('gives up at once where the endpoint is gone for good', async () => {
  receiver.answer = 410;
  sender.send(finding());
  await came(1);
  await vi.advanceTimersByTimeAsync(3_600_000);
  await came(1);
  expect(errors).toHaveLength(1);
});

it('holds no more than a thousand, of which four are under way', async () => {
  receiver.answer = null;
  for (let n = 0; n < 1002; n++) sender.send(finding(`finding-${n}`));
  await came(4);
  expect(errors).toHaveLength(2);
});

it('sends nothing more once it is stopped', async () => {
  receiver.answer = 503;
  sender.send(finding());
  await came(1);
  sender.stop();
  await vi.advanceTimersByTimeAsync(3_600_000);
  sender.send(finding('finding-2'));
  await came(1);
  expect(errors).toEqual([]);
});
