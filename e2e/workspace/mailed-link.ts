import type { Person } from '../../examples/express-shop/src/traffic/person.js';

/** Opens what was mailed last, from the outbox; answers the secret in its link. */
export async function followMailedLink(person: Person): Promise<string> {
  await person.visit('/outbox');
  await person.click(person.page.getByText('Open the link').first());
  await person.page.waitForURL(/\/(?:invite|reset)\//);
  return new URL(person.page.url()).pathname.split('/').at(-1) ?? '';
}
