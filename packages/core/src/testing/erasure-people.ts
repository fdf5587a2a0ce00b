/** Who is to be erased, and two people who are not. */
export const ADA = {
  id: 'u-ada',
  name: 'Ada Byron Lovelace',
  email: 'ada.lovelace@example.org',
  ip: '203.0.113.77',
  agent: 'AdaBrowser/1.0',
} as const;
export const GRACE = {
  id: 'u-grace',
  name: 'Grace Hopper',
  ip: '192.0.2.9',
  agent: 'GraceBrowser/2.0',
} as const;
export const BOB = { id: 'u-bob', name: 'Bob Babbage', agent: 'BobBrowser/3.0' } as const;
/** Ada and Bob sit in one office. */
export const OFFICE = '198.51.100.20';
export const STREET = '12 St James’s Square';

export type Who = typeof ADA | typeof GRACE | typeof BOB;
