import type { Locator, Page } from 'playwright-core';
import type { Person } from '../../examples/express-shop/src/traffic/person.js';
import { isMutation } from '../support/watched-person.js';
import type { Account } from './people.js';

/** Clicks, and waits until the server answers what that sends. */
export async function send(person: Person, target: Locator): Promise<void> {
  await isHydrated(target);
  const answered = person.page.waitForResponse((response) => isMutation(response.request()));
  await person.click(target);
  await answered;
}

/** Until React has taken over, a form is posted as if there were no script. */
export async function isHydrated(target: Locator): Promise<void> {
  const isReacts = (element: Element): boolean =>
    Object.keys(element).some((key) => key.startsWith('__reactProps'));
  for (let tries = 0; tries < 200 && !(await target.evaluate(isReacts)); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function signIn(person: Person, account: Pick<Account, 'email' | 'password'>): Promise<void> {
  await person.visit('/login');
  await fillInLogin(person, account.email, account.password);
  await person.page.waitForURL(({ pathname }) => pathname !== '/login');
}

/** Stays on the login page, and goes on once the form can be filled in again. */
export async function failToSignIn(person: Person, email: string, password: string): Promise<void> {
  await fillInLogin(person, email, password);
  await person.page.getByText('E-mail and password don’t match.').waitFor();
  await isEmptied(person.page);
}

export async function signOut(person: Person): Promise<void> {
  await send(person, person.page.locator('.sidebar').getByRole('button', { name: 'Sign out' }));
  await person.page.waitForURL('**/login');
}

async function fillInLogin(person: Person, email: string, password: string): Promise<void> {
  await isHydrated(person.page.getByLabel('Password'));
  await person.type('E-mail', email);
  await person.type('Password', password);
  await send(person, person.page.getByRole('button', { name: 'Sign in', exact: true }));
}

/** React empties a form once its action is done. */
async function isEmptied(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('input[name=password]')?.value === '',
  );
}
