import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NamedAsset } from '../../api/answers.js';
import { type AssetBook, assetBook } from './asset-book.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const named = (...names: readonly string[]): ReadonlySet<string> => new Set(names);

describe('assetBook', () => {
  it('gives an image an address of its type, and a style sheet as its text', async () => {
    const { book } = server({ u1: image('png'), c1: sheet('p{}'), u2: drawing('<svg/>') });
    await book.fetch('s', named('u1', 'c1', 'u2'));
    expect(await shown(book, 'u1')).toEqual({ type: 'image/png', text: 'bytes of png' });
    expect(await shown(book, 'u2')).toEqual({ type: 'image/svg+xml', text: '<svg/>' });
    expect(book.of('s')('c1')).toBe('p{}');
    expect(book.of('s')('u9')).toBeUndefined();
    expect(book.of('other')('u1')).toBeUndefined();
  });

  it('asks for a list once, and for each content once, whatever its names and sessions', async () => {
    const { book, asked } = server({ u1: image('png'), u2: image('png') });
    await Promise.all([book.fetch('s', named('u1', 'u2')), book.fetch('s', named('u1'))]);
    await book.fetch('s', named('u2'));
    await book.fetch('t', named('u1'));
    expect(asked).toEqual(['list s', 's u1', 'list t']);
    expect(book.of('t')('u1')).toBe(book.of('s')('u2'));
  });

  it('fetches style sheets first, and then what they name', async () => {
    const { book, asked } = server({ u1: image('png'), c1: sheet('p{a:url("asset:u2")}'), u2: image('gif') });
    await book.fetch('s', named('u1', 'c1'));
    expect(asked).toEqual(['list s', 's c1', 's u1', 's u2']);
    expect(await shown(book, 'u2')).toMatchObject({ type: 'image/gif' });
  });

  it('follows at most 500 names, those in style sheets among them', async () => {
    const many = Array.from({ length: 600 }, (_, n) => [`u${n}`, image(`${n}`)] as const);
    const text = many.map(([name]) => `url(asset:${name})`).join();
    const { book, asked } = server({ ...Object.fromEntries(many), c1: sheet(text) });
    await book.fetch('s', named('c1'));
    expect(asked).toHaveLength(1 + 500);
  });

  it('fetches at most six at a time', async () => {
    const { book, held, asked } = server(
      Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`u${n}`, image(`${n}`)])),
    );
    const hold = held();
    const fetching = book.fetch('s', named(...Array.from({ length: 9 }, (_, n) => `u${n}`)));
    await vi.waitFor(() => expect(asked).toHaveLength(1 + 6));
    hold.letGo();
    await fetching;
    expect(asked).toHaveLength(1 + 9);
  });

  it('waits four seconds at most, and has what came later the next time', async () => {
    const { book, held, asked } = server({ u1: image('png') });
    const hold = held();
    let isDone = false;
    const fetching = book.fetch('s', named('u1')).then(() => {
      isDone = true;
    });
    await vi.waitFor(() => expect(asked).toContain('s u1'));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(isDone).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    await fetching;
    expect(book.of('s')('u1')).toBeUndefined();
    hold.letGo();
    await book.fetch('s', named('u1'));
    expect(await shown(book, 'u1')).toMatchObject({ type: 'image/png' });
    expect(asked).toEqual(['list s', 's u1']);
  });

  it('asks for the list again when it lacks a name, at most every five seconds', async () => {
    const { book, assets, asked } = server({ u1: image('png') });
    await book.fetch('s', named('u1', 'u2'));
    assets.u2 = image('gif');
    await book.fetch('s', named('u1', 'u2'));
    expect(asked).toEqual(['list s', 's u1']);
    vi.setSystemTime(Date.now() + 5_000);
    await book.fetch('s', named('u1', 'u2'));
    expect(asked).toEqual(['list s', 's u1', 'list s', 's u2']);
  });

  it('leaves out what cannot be had, without asking for it twice', async () => {
    const { book, broken, asked } = server({
      u1: image('png'),
      u2: { ...image('exe'), type: 'text/html' },
      u3: { ...drawing('<svg/>'), data: Buffer.from('no gzip') },
      c1: sheet('x'.repeat(1_500_000)),
      u4: { ...image('huge'), byteLength: 2_000_000 },
      u5: image('gif'),
    });
    broken.add('u1');
    const names = named('u1', 'u2', 'u3', 'c1', 'u4', 'u5');
    await book.fetch('s', names);
    await book.fetch('s', names);
    expect([...names].filter((name) => book.of('s')(name) !== undefined)).toEqual(['u5']);
    expect(asked.toSorted()).toEqual(['list s', 's c1', 's u1', 's u3', 's u5']);
  });

  it('does without a list that cannot be had', async () => {
    const { book, broken } = server({ u1: image('png') });
    broken.add('list');
    await book.fetch('s', named('u1'));
    expect(book.of('s')('u1')).toBeUndefined();
  });

  it('revokes its addresses when it is closed, also of what comes later', async () => {
    const { book, held, asked } = server({ u1: image('png'), u2: image('gif') });
    const revoke = vi.spyOn(URL, 'revokeObjectURL');
    const made = vi.spyOn(URL, 'createObjectURL');
    await book.fetch('s', named('u1'));
    const hold = held();
    const fetching = book.fetch('s', named('u2'));
    await vi.waitFor(() => expect(asked).toContain('s u2'));
    book.close();
    hold.letGo();
    await fetching;
    expect(book.of('s')('u1')).toBeUndefined();
    expect(book.of('s')('u2')).toBeUndefined();
    const urls = made.mock.results.map(({ value }) => value);
    expect(urls.length).toBeGreaterThan(0);
    expect(revoke.mock.calls.map(([url]) => url).toSorted()).toEqual(urls.toSorted());
  });
});

interface Stored extends Omit<NamedAsset, 'name' | 'type'> {
  readonly type: string;
  readonly data: Uint8Array;
}

function image(kind: string): Stored {
  const data = Buffer.from(`bytes of ${kind}`);
  const type = `image/${kind === 'png' ? 'png' : 'gif'}`;
  return { sha256: kind, type, encoding: 'identity', byteLength: data.length, data };
}

function text(type: string, content: string): Stored {
  const data = gzipSync(content);
  return { sha256: content.slice(0, 40), type, encoding: 'gzip', byteLength: data.length, data };
}

const sheet = (css: string): Stored => text('text/css', css);
const drawing = (svg: string): Stored => text('image/svg+xml', svg);

function server(first: Readonly<Record<string, Stored>>) {
  const assets: Record<string, Stored> = { ...first };
  const asked: string[] = [];
  const broken = new Set<string>();
  let gate: Promise<void> = Promise.resolve();
  const book = assetBook({
    sessionAssets: async (id) => {
      asked.push(`list ${id}`);
      if (broken.has('list')) throw new Error('no list');
      return {
        assets: Object.entries(assets).map(([name, { data: _, ...asset }]) => ({
          ...asset,
          type: asset.type as NamedAsset['type'],
          name,
        })),
      };
    },
    asset: async (id, name) => {
      asked.push(`${id} ${name}`);
      await gate;
      if (broken.has(name)) throw new Error('no asset');
      return new Blob([new Uint8Array(assets[name]?.data ?? [])]).stream();
    },
  });
  const held = () => {
    let letGo = (): void => {};
    gate = new Promise((resolve) => {
      letGo = resolve;
    });
    return { letGo: () => letGo() };
  };
  return { book, assets, asked, broken, held };
}

async function shown(book: AssetBook, name: string): Promise<unknown> {
  const asset = book.of('s')(name);
  if (typeof asset !== 'object') return asset;
  const response = await fetch(asset.url);
  return { type: response.headers.get('content-type'), text: await response.text() };
}
