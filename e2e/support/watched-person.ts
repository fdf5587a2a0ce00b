import type { Request } from 'playwright-core';
import { newPerson, type Person, type Place } from '../../examples/express-shop/src/traffic/person.js';

/** A person whose clicks and requests the test saw with its own eyes, to compare with what auditreel says. */
export interface WatchedPerson extends Person {
  /** Browser clock at each trusted click, ms. */
  readonly clicks: readonly number[];
  /** When each of those was sent, ms. */
  readonly sent: readonly number[];
  /** Every request that changes something, but the recorder's own: `POST /login`. */
  readonly mutations: readonly string[];
}

export async function watchedPerson(place: Place): Promise<WatchedPerson> {
  const person = await newPerson(place);
  const clicks: number[] = [];
  const mutations: string[] = [];
  const sent: number[] = [];
  await person.context.exposeFunction('tellClick', (at: number) => clicks.push(at));
  await person.context.addInitScript(() => {
    const tell = (event: MouseEvent): void => {
      if (event.isTrusted) (globalThis as unknown as { tellClick(at: number): void }).tellClick(Date.now());
    };
    addEventListener('click', tell, true);
  });
  person.context.on('request', (request) => {
    if (!isMutation(request)) return;
    mutations.push(`${request.method()} ${new URL(request.url()).pathname}`);
    sent.push(Date.now());
  });
  return Object.assign(person, { clicks, mutations, sent });
}

export function isMutation(request: Request): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(request.method()) && !request.url().includes('/api/auditreel/');
}
