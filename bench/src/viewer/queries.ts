import type { ViewerSize } from './seed-sql.ts';

/** What the page asks its server for, and how it is called in the table. */
export interface ViewerQuery {
  readonly name: string;
  /** Below `api/`. */
  readonly path: string;
  /** Goes on behind its first page. */
  readonly isNextPage?: boolean;
}

const DAY = 86_400_000;

/** First page, each filter alone, pairs, words, the next page, and what is counted. */
export function viewerQueries({ until }: ViewerSize): readonly ViewerQuery[] {
  const alone = [
    ...[
      'actor=user-17',
      'action=order.create',
      'action=order.*',
      'action=apikey.*',
      'kind=delete',
      'outcome=unknown',
    ],
    ...['target=order', 'target=order/77', 'tenant=tenant-3', 'witness=unwitnessed', 'trust=bound'],
    ...['request=request-4711', 'ip=10.0.9.7', 'route=/roles/:id', 'reason=VALIDATION', 'method=DELETE'],
    `from=${until - 40 * DAY}&to=${until - 30 * DAY}`,
  ];
  const pairs = [
    ...[
      'actor=user-17&outcome=denied',
      'action=order.delete&outcome=failure',
      'tenant=tenant-3&action=user.*',
    ],
    ...['target=order/77&actor=user-0', `witness=unwitnessed&from=${until - 7 * DAY}`],
  ];
  const words = {
    'no hit': 'q=wombat',
    'a rare hit': 'q=zebra',
    'frequent hits': 'q=parcel',
    'with an actor': 'q=backorder&actor=user-17',
  };
  const list = (search: string, name = search): ViewerQuery => ({ name, path: `records?${search}` });
  return [
    list('', 'first page'),
    { ...list('', 'next page'), isNextPage: true },
    ...alone.map((search) => list(search)),
    ...pairs.map((search) => list(search)),
    ...Object.entries(words).map(([name, search]) => list(search, `${search}, ${name}`)),
    { ...list('q=zebra', 'q=zebra, next page'), isNextPage: true },
    ...['', 'actor=user-17', 'outcome=denied', 'q=zebra', 'tenant=tenant-3&kind=delete'].flatMap((search) =>
      ['histogram', 'facets'].map((what) => ({
        name: `${what} ${search}`.trim(),
        path: `${what}?${search}`,
      })),
    ),
  ].map(({ name, ...query }) => ({ ...query, name: name.replace(/(from|to)=\d+/g, '$1') }));
}
