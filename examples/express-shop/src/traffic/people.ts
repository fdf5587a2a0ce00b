import { demoAccounts } from '../shop/seed.js';
import { changeRole, exportOrders, impersonate, refund } from './admins.js';
import { browse, type Credentials, failToResetPassword, order, signIn, signInAtLast } from './customers.js';
import { newPerson, type Person, type Place } from './person.js';

/** Forgets her password twice, then orders; returns the order's number. */
export async function ann(place: Place): Promise<number> {
  return as(place, async (person) => {
    await signInAtLast(person, accountOf('ann@example.test'));
    await browse(person);
    return order(person);
  });
}

/** Walks into the misleading reset form three times, and gives up. */
export async function bob(place: Place): Promise<void> {
  await as(place, (person) => failToResetPassword(person, 'bob@example.test'));
}

/** Refunds the order, changes a role and back, exports, and acts as Ann for a moment. */
export async function mara(place: Place, orderId: number): Promise<void> {
  await as(place, async (person) => {
    await person.visit('/login');
    await signIn(person, accountOf('admin@example.test'));
    await refund(person, orderId);
    await changeRole(person, 'bob@example.test');
    await exportOrders(person);
    await impersonate(person, 'ann@example.test');
  });
}

async function as<T>(place: Place, act: (person: Person) => Promise<T>): Promise<T> {
  const person = await newPerson(place);
  try {
    return await act(person);
  } finally {
    await person.leave();
  }
}

export function accountOf(email: string): Credentials {
  const account = demoAccounts.find((candidate) => candidate.email === email);
  if (!account) throw new Error(`There is no demo account ${email}.`);
  return account;
}
