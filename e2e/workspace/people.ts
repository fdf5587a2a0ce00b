import { demoPeople } from '../../examples/next-trpc/src/workspace/demo-people.js';

export type Account = Pick<(typeof demoPeople)[number], 'email' | 'name' | 'password'>;

/** Somebody who is in the workspace from the start: `ines`, `tom`, `priya`, `sam`, `lena` or `jo`. */
export function accountOf(name: string): Account {
  const found = demoPeople.find(({ id }) => id === `user-${name}`);
  if (found === undefined) throw new Error(`Nobody in the workspace is called ${name}`);
  return found;
}
