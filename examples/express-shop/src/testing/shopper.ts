import type { Express } from 'express';
import request from 'supertest';
import { accountOf } from '../traffic/people.js';

type Shopper = ReturnType<typeof request.agent>;

/** A browser of one's own: it keeps its cookies. */
export const shopper = (app: Express): Shopper => request.agent(app);

export async function signedIn(app: Express, email: string): Promise<Shopper> {
  const agent = shopper(app);
  await agent.post('/login').type('form').send(accountOf(email)).expect(303);
  return agent;
}

export const goodCheckout = {
  name: 'Ann',
  street: 'Harbour Street 7',
  city: '20457 Hamburg',
  cardName: 'Ann',
  cardNumber: '4242 4242 4242 4242',
  expiry: '09/33',
  cvc: '271',
};
