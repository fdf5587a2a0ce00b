import type { Person } from './person.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export async function signIn(person: Person, { email, password }: Credentials): Promise<void> {
  const { page } = person;
  await person.type('E-mail', email);
  await person.type('Password', password);
  await person.follow(page.locator('main').getByRole('button', { name: 'Sign in' }));
}

/** Remembers the password at the third try. */
export async function signInAtLast(person: Person, credentials: Credentials): Promise<void> {
  await person.visit('/login');
  for (const guess of ['marmelade toast', 'marmalade-toast', credentials.password]) {
    await signIn(person, { email: credentials.email, password: guess });
  }
  await person.page.waitForURL('**/account');
}

/** Looks around, and puts a mug and two jars of honey into the cart. */
export async function browse(person: Person): Promise<void> {
  const { page } = person;
  await person.visit('/');
  await person.click(page.getByRole('link', { name: 'Table', exact: true }));
  await person.follow(page.getByRole('link', { name: /Stoneware mug/ }));
  await person.read(900);
  await addToCart(person);
  await person.visit('/products/honey-jar');
  await person.click(page.getByRole('button', { name: 'One more' }));
  await addToCart(person);
}

async function addToCart(person: Person): Promise<void> {
  const answer = person.page.waitForResponse((response) => response.request().method() === 'POST');
  await person.click(person.page.getByRole('button', { name: 'Add to cart' }));
  await answer;
  await person.page.locator('.toast').waitFor();
}

/** Takes one mug more, pays, and returns the order's number. */
export async function order(person: Person): Promise<number> {
  const { page } = person;
  await person.follow(page.getByRole('link', { name: /^Cart/ }));
  const answer = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await person.click(page.getByRole('button', { name: 'One more' }).first());
  await answer;
  await person.follow(page.getByRole('link', { name: 'Checkout' }));
  await person.type('Street and number', 'Harbour Street 7');
  await person.type('Postcode and city', '20457 Hamburg');
  await person.type('Card number', '4242 4242 4242 4242');
  await person.type('Expires', '09/33');
  await person.type('Security code', '271');
  await person.follow(page.getByRole('button', { name: /^Pay/ }));
  await page.waitForURL('**/account/orders/*');
  await person.read(800);
  return Number(new URL(page.url()).pathname.split('/').at(-1));
}

/** Asks for a link, is told twice that all is well and three times that it isn't, and goes away. */
export async function failToResetPassword(person: Person, email: string): Promise<void> {
  const { page } = person;
  await person.visit('/login');
  await person.follow(page.locator('main').getByRole('link', { name: 'Forgot your password?' }));
  await person.type('E-mail', email);
  await person.follow(page.getByRole('button', { name: 'Send the link' }));
  await person.follow(page.getByRole('main').getByRole('link', { name: 'in the outbox' }));
  await person.follow(page.getByRole('link', { name: 'Open the link' }).first());
  for (const password of ['soft boiled eggs', 'Soft-Boiled-Eggs-6', 'S0ft!B0iled?Eggs_66']) {
    await person.type('New password', password);
    await person.type('Repeat your e-mail or password', email);
    await person.read(700);
    await person.follow(page.getByRole('button', { name: 'Save password' }));
    await page.getByText('We couldn’t save your password').waitFor();
    await person.read(900);
  }
  await person.follow(page.getByRole('link', { name: 'Early Hours' }).first());
}
