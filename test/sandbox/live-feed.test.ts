import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { createLiveFeed } from '../../sandbox/control/live-feed.js';
import { connect, ORDER } from './connect.js';
import { openEndpoint } from './merchant-endpoint.js';

const { mchid, out_trade_no } = ORDER;

interface FeedEvent {
  readonly event: string;
  readonly data: { readonly entries: readonly { readonly kind: string }[] };
}

/** The events of a sandbox, as a browser reads them. */
async function* readEvents(url: string): AsyncGenerator<FeedEvent> {
  const { body } = await fetch(new URL('_sandbox/events', url));
  let text = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const parts = `${text}${chunk}`.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const [, event = '', data = ''] = /^event: (\w+)\ndata: (.*)$/m.exec(part) ?? [];
      if (event !== '') yield { event, data: JSON.parse(data) };
    }
  }
}

/** Collect changes, from as many events as needed, until one of this kind. */
async function changesUntil(events: ReturnType<typeof readEvents>, kind: string) {
  const entries: { readonly kind: string }[] = [];
  while (!entries.some((entry) => entry.kind === kind)) {
    const { value } = await events.next();
    expect(value).toMatchObject({ event: 'changes' });
    entries.push(...value.data.entries);
  }
  return entries;
}

it('sends a new reader the whole state, and then the changes', async () => {
  const { url } = await openEndpoint();
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.pay.transactions.native.post({ json: { ...ORDER, notify_url: url } });
  const events = readEvents(sandbox.url);
  expect((await events.next()).value).toMatchObject({
    event: 'state',
    data: {
      entries: [{ kind: 'orders', number: out_trade_no, value: { state: 'NOTPAY' } }],
      exchanges: [{ id: '1', target: '/v3/pay/transactions/native' }],
    },
  });
  sandbox.pay(out_trade_no);
  expect(await changesUntil(events, 'notifications')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'orders', value: expect.objectContaining({ state: 'SUCCESS' }) }),
      expect.objectContaining({ kind: 'notifications' }),
    ]),
  );
});

it('sends removals', async () => {
  const { sandbox, wxpay } = await connect();
  const receiver = { appid: ORDER.appid, type: 'MERCHANT_ID' as const, account: '1900000110' };
  const { receivers } = wxpay.v3.profitsharing;
  await receivers.add.post({ json: { ...receiver, name: '茶庄', relation_type: 'STORE' } });
  const events = readEvents(sandbox.url);
  await events.next();
  await receivers.delete.post({ json: receiver });
  const number = `${mchid} MERCHANT_ID 1900000110`;
  expect((await events.next()).value).toMatchObject({ data: { entries: [{ kind: 'receivers', number }] } });
});

it('does not keep a sandbox from closing while it is read', async () => {
  const { sandbox } = await connect();
  const events = readEvents(sandbox.url);
  await events.next();
  const rest = events.next().catch(() => 'cut off');
  await sandbox.close();
  expect(['cut off', { done: true, value: undefined }]).toContainEqual(await rest);
});

it('cannot be read by another site', async () => {
  const { sandbox } = await connect();
  const events = new URL('_sandbox/events', sandbox.url);
  const { status } = await fetch(events, { headers: { origin: 'https://evil.example' } });
  expect(status).toBe(403);
});

/** A reader whose connection takes nothing while `isFull`. */
function createReader() {
  const told: string[] = [];
  const response = Object.assign(new EventEmitter(), {
    isFull: false,
    writeHead: () => {},
    end: () => {},
    write: (text: string) => {
      told.push(/event: (\w+)/.exec(text)?.[1] ?? '');
      return !response.isFull;
    },
  });
  return { told, response };
}

/** A feed with a reader that has only the members that a feed uses. */
function follow() {
  const reader = createReader();
  const taken: number[] = [];
  const feed = createLiveFeed({
    takeAll: () => ({ entries: [], exchanges: [] }),
    take: (changed) => {
      taken.push(changed.length);
      return { entries: [], exchanges: [] };
    },
  });
  onTestFinished(() => feed.close());
  feed.follow().stream?.(reader.response as unknown as ServerResponse);
  return { ...reader, taken, feed };
}

it('batches concurrent changes, each record once', async () => {
  const { feed, told, taken } = follow();
  for (let count = 0; count < 100; count++) feed.publish({ kind: 'orders', number: String(count % 3) });
  await expect.poll(() => told).toEqual(['state', 'changes']);
  expect(taken).toEqual([3]);
});

it('sends nothing to a reader whose connection is full, and everything at once when it drains', async () => {
  const { feed, told, taken, response } = follow();
  response.isFull = true;
  for (let count = 1; count <= 3; count++) {
    feed.publish({ kind: 'orders', number: String(count) });
    await expect.poll(() => taken.length).toBe(count);
  }
  expect(told).toEqual(['state', 'changes']);
  response.isFull = false;
  response.emit('drain');
  expect(told).toEqual(['state', 'changes', 'state']);
});

it('keeps nothing for a closed reader', async () => {
  const { feed, told, taken, response } = follow();
  const other = createReader();
  feed.follow().stream?.(other.response as unknown as ServerResponse);
  response.emit('close');
  feed.publish({ kind: 'orders', number: '1' });
  await expect.poll(() => other.told).toEqual(['state', 'changes']);
  expect(told).toEqual(['state']);
  other.response.emit('close');
  feed.publish({ kind: 'orders', number: '2' });
  feed.follow().stream?.(other.response as unknown as ServerResponse);
  feed.publish({ kind: 'orders', number: '3' });
  await expect.poll(() => other.told).toEqual(['state', 'changes', 'state', 'changes']);
  // One order each time: changes without a reader are not kept.
  expect(taken).toEqual([1, 1]);
});
